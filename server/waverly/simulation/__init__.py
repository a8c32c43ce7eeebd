"""Synthetic shoppers with a documented ground truth, sent over real HTTP."""
