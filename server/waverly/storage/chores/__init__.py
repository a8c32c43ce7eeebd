"""What the server has to remember for itself: jobs, readers of the journal, and outgoing messages."""
