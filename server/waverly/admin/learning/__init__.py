"""What the nights learnt: shares, models, and what the log answers when it is asked."""
