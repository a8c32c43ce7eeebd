"""Where visits begin, which ways they take, where they stop, and how long a purchase takes."""
