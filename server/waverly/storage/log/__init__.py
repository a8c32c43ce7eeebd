"""What happened, as it was told: the journal, its sessions, and what was decided in them."""
