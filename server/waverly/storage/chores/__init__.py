"""What the server itself has to remember: its jobs, its readers, and what is to leave."""
