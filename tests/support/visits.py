"""Simulated shoppers against a server in process: the same dialogue as over the network."""

from msgspec import Struct
from starlette.testclient import TestClient

from tests.support.builders import NOW, a_batch, a_campaign, post
from waverly.campaigns import Campaign
from waverly.simulation.behaviour import behave
from waverly.simulation.items import ITEMS
from waverly.simulation.shopper import SimulatedVisit, visits
from waverly.simulation.walk import Story
from waverly.simulation.world import World
from waverly.wire import Answer


class Visited(Struct, frozen=True, kw_only=True):
    """A visit, how it went, and every answer it got."""

    visit: SimulatedVisit
    story: Story
    answers: list[Answer]


def send_visits(
    clients: list[TestClient], campaigns: list[Campaign], count: int, *, days: float = 30.0
) -> list[Visited]:
    """Send `count` visits, each batch to the next of `clients` in turn."""
    world = World()
    known = {campaign.id: campaign for campaign in campaigns}
    sent = []
    for visit in visits(world, count, NOW, days, seed=3):
        dialogue = behave(visit, world, ITEMS, known)
        answers: list[Answer] = []
        step = next(dialogue)
        while True:
            batch = a_batch(
                *step.events,
                visitor=visit.visitor,
                session=visit.session,
                view=step.view,
                sent_at=step.at,
                page=step.page,
                ask=step.ask,
                session_version=answers[-1].session_version if answers else 0,
            )
            answers.append(post(clients[len(answers) % len(clients)], batch, step.at))
            try:
                step = dialogue.send(answers[-1])
            except StopIteration as end:
                sent.append(Visited(visit=visit, story=end.value, answers=answers))
                break
    return sent


def helpful() -> list[Campaign]:
    """Campaigns for every hidden reason, so that most moments have a choice to make."""
    return [
        a_campaign(
            "fit-help", trigger={"moments": ["size_guide_unresolved", "variant_toggle", "pause"]}
        ),
        a_campaign(
            "returns-help",
            causes={"trust": 1.0, "shipping": 0.5},
            trigger={"moments": ["policy_linger", "cart_button_hover", "pause"]},
        ),
        a_campaign(
            "facts-help",
            causes={"information": 1.0, "choice": 0.6},
            trigger={"moments": ["scroll_loop", "pause", "listing_pogo", "variant_toggle"]},
        ),
        a_campaign(
            "later-help",
            causes={"timing": 1.0, "price": 0.5},
            trigger={"moments": ["exit_intent", "product_revisit"]},
        ),
    ]
