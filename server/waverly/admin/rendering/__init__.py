"""How pages are written: the templates, numbers and times in them, and the drawings on several pages."""
