"""Tells when a detector has fallen silent, as after a change of the theme, and since when.

For each detector and device the visits are followed in time in which it could have fired. The older half
gives its usual rate; over the newer half runs Page's cumulative sum test (E. S. Page, Biometrika 1954)
of that rate against a tenth of it. It needs no daily pattern: it counts visits, not hours.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from waverly.storage.measured.visit_rows import Visit

COLLAPSED = 0.1
"""A detector that fires a tenth as often as it used to has lost most of what it looked at."""

EVIDENCE = math.log(1e7)
"""How much likelier collapse must be than the usual rate. The chance that the sum ever gets there by luck is
below visits x pairs / 10^7: some 1 in 1,000 over thirty days of a shop with 10,000 visits. A detector that is
quite dead gets there after about 18 visits in which it would have fired."""

ENOUGH = 30
"""Visits with the detector's moment in the older half: fewer give no usual rate."""


class SilentDetector(Struct, frozen=True, kw_only=True):
    """A detector that has fallen silent on a device, since about `since` (server milliseconds).

    `usual` is its share of visits before, `fired` of `visits` are those since.
    """

    kind: str
    device: str
    usual: float
    since: int
    fired: int
    visits: int

    @property
    def sentence(self) -> str:
        """Say it in one sentence, without the time."""
        what = self.kind.replace("_", " ")
        return (
            f"{what} on {self.device}: usually in {self.usual:.1%} of the visits where it could be, "
            f"since then in {self.fired} of {self.visits:,}"
        )


class Rate(Struct, frozen=True, kw_only=True):
    """How often a detector fires: in `fired` of `visits` that saw a page it works on."""

    kind: str
    device: str
    fired: int
    visits: int


def rates(visits: Sequence[Visit]) -> tuple[Rate, ...]:
    """Return every detector's rate by device, the commonest first."""
    found = [
        Rate(kind=kind, device=device, fired=sum(told), visits=len(told))
        for (kind, device), chances in _chances(visits).items()
        for told in [[fired for _, fired in chances]]
    ]
    return tuple(sorted(found, key=lambda rate: (-rate.fired, rate.kind, rate.device)))


def silent_detectors(visits: Sequence[Visit], middle: int) -> tuple[SilentDetector, ...]:
    """Return who has fallen silent; visits before `middle` (server milliseconds) give the usual rates."""
    found = []
    for (kind, device), chances in _chances(visits).items():
        before = [fired for at, fired in chances if at < middle]
        after = [(at, fired) for at, fired in chances if at >= middle]
        if sum(before) < ENOUGH:
            continue
        # As if once more it had not fired: one seen in every visit may yet miss one and be well.
        usual = sum(before) / (len(before) + 1)
        start = silent_from([fired for _, fired in after], usual)
        if start is not None:
            since = after[start:]
            found.append(
                SilentDetector(
                    kind=kind,
                    device=device,
                    usual=usual,
                    since=since[0][0],
                    fired=sum(fired for _, fired in since),
                    visits=len(since),
                )
            )
    return tuple(sorted(found, key=lambda silent: silent.since))


def silent_from(fired: Iterable[bool], usual: float) -> int | None:
    """Return from which visit on a detector with rate `usual` is silent, or None while it is alive.

    Where it has not fired at all for long enough, that is since it last did.
    """
    hit = math.log(COLLAPSED)
    miss = math.log1p(-COLLAPSED * usual) - math.log1p(-min(usual, 1 - 1e-9))
    evidence, start = 0.0, 0
    silence, last = 0.0, 0
    for place, has_fired in enumerate(fired):
        evidence += hit if has_fired else miss
        silence += miss
        if has_fired:
            silence, last = 0.0, place + 1
        if evidence <= 0:
            evidence, start = 0.0, place + 1
    if evidence < EVIDENCE:
        return None
    return last if silence >= EVIDENCE else start


def _chances(visits: Sequence[Visit]) -> Mapping[tuple[str, str], list[tuple[int, bool]]]:
    """Return, by detector and device, the visits it could have fired in: when, and whether it did.

    It could where a page of a type was seen on which it has ever fired.
    """
    works_on: dict[str, set[str]] = {}
    for visit in visits:
        for moment in visit.moments:
            if 0 <= moment.view < len(visit.views):
                works_on.setdefault(moment.kind, set()).add(visit.views[moment.view].type)
    chances: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    for visit in visits:
        seen = {view.type for view in visit.views}
        felt = {moment.kind for moment in visit.moments}
        for kind, types in works_on.items():
            if types & seen:
                at = chances.setdefault((kind, visit.device), [])
                at.append((visit.opened_at, kind in felt))
    return chances
