"""Where shoppers hesitate: sessions to read, parts of pages that fail, doubts by product."""
