"""Imports event logs from before Waverly as sessions of the journal."""
