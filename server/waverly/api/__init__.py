"""HTTP: parse, call one function, encode."""
