"""What a store's backend reports about its shoppers: events, carts, wish lists, support cases."""
