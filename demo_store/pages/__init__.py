"""The shop's pages: each module parses a request, calls the shop and renders."""
