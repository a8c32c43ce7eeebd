"""Waverly: help for the wavering shopper, measured."""

__version__ = "0.3.0"
