"""What helps: what each campaign says, what came of it, and how that is measured."""
