"""What the server does by itself: its recurring jobs, the week's digest, and what leaves for other tools."""
