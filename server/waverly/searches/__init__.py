"""What shoppers search for: which words voice a doubt, and about what."""

from waverly.searches.bundled import bundled_sheets as bundled_sheets
from waverly.searches.bundled import lexicon_with as lexicon_with
from waverly.searches.lexicon import TOPICS as TOPICS
from waverly.searches.lexicon import Lexicon as Lexicon
from waverly.searches.lexicon import Topic as Topic
