"""Learning from the journal: a calibrated model, what it is worth, and when not to make one."""
