"""What letters, and the pages behind their links, say in six languages."""

from waverly.translations import words_by_language

words_in = words_by_language("waverly.wishes", "words", dict[str, str])
"""Returns the words of one of `LANGUAGES`."""
