"""What learns from the log which help to show how often, and judges policies before they are tried."""
