"""Waverly: help for the wavering shopper, measured."""

__version__ = "0.2.0"
