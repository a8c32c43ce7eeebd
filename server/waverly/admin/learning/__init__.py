"""What was learnt at night: shares, models, and what the log says about other policies."""
