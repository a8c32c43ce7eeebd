"""Child programs, the ports they listen on, and how often Python collects garbage in long-lived ones."""
