"""How the product's own learning does on public data, read from a path; none of it comes along."""
