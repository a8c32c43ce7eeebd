"""Who was erased: marks nobody can be found by, asked for before anything is written."""
