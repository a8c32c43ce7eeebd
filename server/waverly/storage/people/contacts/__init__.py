"""Who may be written to, who said no, and the letters that were written."""
