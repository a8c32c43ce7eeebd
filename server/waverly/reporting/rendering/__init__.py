"""A report as text for a terminal, and as one HTML file with plots."""
