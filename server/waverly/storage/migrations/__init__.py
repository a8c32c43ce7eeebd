"""Alembic's migrations, in the order of `down_revision`. None was ever numbered 0012 or 0015."""
