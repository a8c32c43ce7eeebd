"""All that is kept about a person: one list, which exporting, erasing and deleting by age follow."""
