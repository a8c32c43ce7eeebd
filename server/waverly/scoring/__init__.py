"""What a visitor is likely to do: a trained model, checked when loaded, asked in microseconds."""
