"""Decisions and the rules behind them, in words for the owner."""
