"""What help costs: the price of attention of each format, and of one closing."""
