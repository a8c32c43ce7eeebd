"""Access: signed tokens, passwords, the guard before every page, and what a form may send."""
