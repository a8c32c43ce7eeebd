"""What an overlay says (its kind) and how it sits on the page (its format)."""

from waverly.wire.overlay.asking import Contact as Contact
from waverly.wire.overlay.asking import MissingOverlay as MissingOverlay
from waverly.wire.overlay.asking import PollOverlay as PollOverlay
from waverly.wire.overlay.asking import QuizOverlay as QuizOverlay
from waverly.wire.overlay.asking import QuizQuestion as QuizQuestion
from waverly.wire.overlay.asking import QuizResult as QuizResult
from waverly.wire.overlay.asking import RatingOverlay as RatingOverlay
from waverly.wire.overlay.asking import SliderOverlay as SliderOverlay
from waverly.wire.overlay.base import Action as Action
from waverly.wire.overlay.base import ButtonLabel as ButtonLabel
from waverly.wire.overlay.base import Foreign as Foreign
from waverly.wire.overlay.base import Format as Format
from waverly.wire.overlay.base import Given as Given
from waverly.wire.overlay.base import Image as Image
from waverly.wire.overlay.base import Option as Option
from waverly.wire.overlay.base import Overlay as Overlay
from waverly.wire.overlay.base import Title as Title
from waverly.wire.overlay.keeping import About as About
from waverly.wire.overlay.keeping import Agreement as Agreement
from waverly.wire.overlay.keeping import AlertOverlay as AlertOverlay
from waverly.wire.overlay.keeping import ChatOverlay as ChatOverlay
from waverly.wire.overlay.keeping import ContextItem as ContextItem
from waverly.wire.overlay.keeping import FieldRule as FieldRule
from waverly.wire.overlay.keeping import FormHelpOverlay as FormHelpOverlay
from waverly.wire.overlay.keeping import QuestionOverlay as QuestionOverlay
from waverly.wire.overlay.keeping import ReminderOverlay as ReminderOverlay
from waverly.wire.overlay.keeping import SaveCartOverlay as SaveCartOverlay
from waverly.wire.overlay.reading import Compared as Compared
from waverly.wire.overlay.reading import ComparedRow as ComparedRow
from waverly.wire.overlay.reading import ComparisonOverlay as ComparisonOverlay
from waverly.wire.overlay.reading import FaqOverlay as FaqOverlay
from waverly.wire.overlay.reading import MessageOverlay as MessageOverlay
from waverly.wire.overlay.reading import Question as Question
from waverly.wire.overlay.reading import Quote as Quote
from waverly.wire.overlay.reading import Rating as Rating
from waverly.wire.overlay.reading import ReviewOverlay as ReviewOverlay
from waverly.wire.overlay.reading import StoryCard as StoryCard
from waverly.wire.overlay.reading import StoryOverlay as StoryOverlay
from waverly.wire.overlay.terms import GuaranteeOverlay as GuaranteeOverlay
from waverly.wire.overlay.terms import OfferOverlay as OfferOverlay
from waverly.wire.overlay.terms import ShippingOverlay as ShippingOverlay
from waverly.wire.overlay.terms import ShippingRate as ShippingRate
from waverly.wire.overlay.terms import TimerOverlay as TimerOverlay

AnyOverlay = (
    MessageOverlay
    | FaqOverlay
    | ReviewOverlay
    | ComparisonOverlay
    | StoryOverlay
    | GuaranteeOverlay
    | ShippingOverlay
    | OfferOverlay
    | TimerOverlay
    | QuizOverlay
    | PollOverlay
    | SliderOverlay
    | RatingOverlay
    | MissingOverlay
    | SaveCartOverlay
    | AlertOverlay
    | ReminderOverlay
    | QuestionOverlay
    | ChatOverlay
    | FormHelpOverlay
)
