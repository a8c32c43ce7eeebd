"""Campaigns: what each one says, what came of it, and how that is measured."""
