"""What a policy would have earned on the log, worked out before anybody meets it."""
