"""What the store states about its products and itself."""
