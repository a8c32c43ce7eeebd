"""Who was erased: marks from which nobody can be found, checked before anything is written."""
