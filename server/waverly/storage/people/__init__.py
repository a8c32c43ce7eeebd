"""Shoppers: their history, who may be written to, and what they asked for."""
