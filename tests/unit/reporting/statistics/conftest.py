"""No deadlines: the first example of a test may pay for importing SciPy, the next costs nothing."""

from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")
