"""Every button of a template, wherever its kind puts one."""

from collections.abc import Iterator

from waverly.campaigns.templates import AnyTemplate, QuizTemplate, RatingTemplate, StoryTemplate
from waverly.wire.overlay import Action


def actions_of(template: AnyTemplate) -> Iterator[tuple[str, Action]]:
    """Yield each button with its place in the template, such as `cards[1].action`."""
    for index, action in enumerate(template.actions):
        yield f"actions[{index}]", action
    match template:
        case RatingTemplate():
            yield from ((f"routes[{index}]", route) for index, route in enumerate(template.routes))
        case StoryTemplate():
            for index, card in enumerate(template.cards):
                if card.action is not None:
                    yield f"cards[{index}].action", card.action
        case QuizTemplate():
            for index, result in enumerate(template.results):
                if result.action is not None:
                    yield f"results[{index}].action", result.action
        case _:
            pass
