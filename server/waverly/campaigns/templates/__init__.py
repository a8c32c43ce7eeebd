"""Templates: what a campaign file says about its overlay, a struct for each kind."""

from waverly.campaigns.templates.asking import MissingTemplate as MissingTemplate
from waverly.campaigns.templates.asking import PollTemplate as PollTemplate
from waverly.campaigns.templates.asking import QuizTemplate as QuizTemplate
from waverly.campaigns.templates.asking import RatingTemplate as RatingTemplate
from waverly.campaigns.templates.asking import SliderTemplate as SliderTemplate
from waverly.campaigns.templates.keeping import AlertTemplate as AlertTemplate
from waverly.campaigns.templates.keeping import ChatTemplate as ChatTemplate
from waverly.campaigns.templates.keeping import FormHelpTemplate as FormHelpTemplate
from waverly.campaigns.templates.keeping import QuestionTemplate as QuestionTemplate
from waverly.campaigns.templates.keeping import ReminderTemplate as ReminderTemplate
from waverly.campaigns.templates.keeping import SaveCartTemplate as SaveCartTemplate
from waverly.campaigns.templates.reading import ComparisonTemplate as ComparisonTemplate
from waverly.campaigns.templates.reading import FaqTemplate as FaqTemplate
from waverly.campaigns.templates.reading import MessageTemplate as MessageTemplate
from waverly.campaigns.templates.reading import ReviewTemplate as ReviewTemplate
from waverly.campaigns.templates.reading import StoryTemplate as StoryTemplate
from waverly.campaigns.templates.terms import GuaranteeTemplate as GuaranteeTemplate
from waverly.campaigns.templates.terms import OfferTemplate as OfferTemplate
from waverly.campaigns.templates.terms import ShippingTemplate as ShippingTemplate
from waverly.campaigns.templates.terms import TimerTemplate as TimerTemplate

AnyTemplate = (
    MessageTemplate
    | FaqTemplate
    | ReviewTemplate
    | ComparisonTemplate
    | StoryTemplate
    | GuaranteeTemplate
    | ShippingTemplate
    | OfferTemplate
    | TimerTemplate
    | QuizTemplate
    | PollTemplate
    | SliderTemplate
    | RatingTemplate
    | MissingTemplate
    | SaveCartTemplate
    | AlertTemplate
    | ReminderTemplate
    | QuestionTemplate
    | ChatTemplate
    | FormHelpTemplate
)
