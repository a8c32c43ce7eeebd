"""What the store says of its goods and of itself."""
