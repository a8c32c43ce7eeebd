"""All that is kept of a person: one list, handed out, erased and forgotten by it."""
