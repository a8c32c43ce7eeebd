"""What shoppers asked for through an overlay."""
