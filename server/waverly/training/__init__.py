"""Training from the journal: a calibrated model, how good it is, and when none should be made."""
