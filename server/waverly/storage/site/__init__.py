"""A store as its owner set it: keys, settings, campaigns, shares, and who may sign in."""
