"""A draft campaign tried on past visits, and when its effect could be known."""
