"""What a store's backend tells of its shoppers: events, carts, wish lists, support cases."""
