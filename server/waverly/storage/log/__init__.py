"""What happened: the journal, its sessions, and what was decided in them."""
