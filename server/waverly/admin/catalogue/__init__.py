"""What is known of products and the shop."""
