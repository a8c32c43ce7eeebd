"""The server and its tag: regular work, what is noticed, and the store doctor."""
