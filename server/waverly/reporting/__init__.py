"""What the owner reads: timelines, what is happening now, and what each campaign changed."""
