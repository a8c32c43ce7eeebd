"""The HTTP endpoints: each parses a request, calls one function and encodes its answer."""
