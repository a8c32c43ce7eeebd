"""What help changed, for those who would have seen it: every figure an owner reads."""
