"""The log as learning reads it: decision by decision, and as arrays."""
