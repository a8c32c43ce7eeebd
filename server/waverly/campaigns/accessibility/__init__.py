"""The part of the accessibility gate that needs no browser: what can be said of words and colours alone."""

from waverly.campaigns.accessibility.theme import Palette as Palette
from waverly.campaigns.accessibility.theme import Theme as Theme
from waverly.campaigns.accessibility.theme import check_theme as check_theme
from waverly.campaigns.accessibility.theme import parse_theme as parse_theme
from waverly.campaigns.accessibility.words import check_words as check_words
