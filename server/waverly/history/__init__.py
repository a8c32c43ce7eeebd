"""Shops had visitors before Waverly: their event logs, told again as sessions of the journal."""
