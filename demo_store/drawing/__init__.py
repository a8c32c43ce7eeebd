"""Drawn pictures of the shoes, as SVG."""
