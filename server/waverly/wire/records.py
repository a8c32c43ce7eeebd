"""Records a store's backend tells, many at once: each is read alone, so a bad one takes no good one along."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, Generic, Literal, TypeVar

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from waverly.errors.allowed import Refusal, as_json
from waverly.errors.fitting import Unfit, fit, inside, said
from waverly.errors.names import beside
from waverly.wire.decode import MAX_DEPTH, is_deep
from waverly.wire.unknown_fields import unknown_fields_in

MOST_RECORDS = 10_000
"""Records a backend may tell at once."""

MOST_BYTES = 8_000
"""Bytes of one record that is kept as it came; an order of fifty lines has half as many."""

MOST_TOLD = 100
"""Records, and names of fields, listed in an answer: of many more the first are enough to find a mistake."""

Why = Literal["known", "not_newer", "not_yet", "erased", "said_no", "no_longer_kept"]
"""Why a good record is not stored; `Taken` says what each means."""

Read = TypeVar("Read")


class BadRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record that is not kept: its place in the body, such as `events[3].product`, and what is wrong.

    `value` is what was found there, as JSON, where it is short and no list.
    """

    at: str
    detail: str
    value: str = ""


class Placed(Struct, frozen=True, kw_only=True):
    """How many records have something in common, and the places of the first hundred."""

    count: int
    at: tuple[str, ...]


NOWHERE = Placed(count=0, at=())


class Taken(Struct, frozen=True, kw_only=True):
    """The answer: what became of each record. Of many invalid ones the first hundred are listed.

    `stored` counts those that were new or changed something. `passed_over` are valid ones that were not
    stored, by reason: `known` (reported already, or nothing in it is new), `not_newer` (what is stored is as
    new, or newer), `not_yet` (an agreement with a time in the future), `erased` (the person was erased within
    the last day), `said_no` (the address wants no letters), `no_longer_kept` (from a time of which nothing is
    kept any more). `unknown_fields` are names that nothing reads, and how often each came; their records are
    stored nevertheless.
    """

    stored: int
    passed_over: dict[Why, Placed] = {}
    unknown_fields: dict[str, int] = {}
    refused: tuple[BadRecord, ...] = ()


class Records(Struct, Generic[Read], frozen=True, kw_only=True):
    """The records of one list: the good with their places in the body, the bad, and fields nobody knows."""

    good: Sequence[Read]
    places: Sequence[str]
    bad: Sequence[BadRecord]
    unknown_names: Mapping[str, int]


def taken(*lists: tuple[Records[Any], Sequence[Why | None]]) -> Taken:  # Any: lists of any kind
    """Return the answer, from each list and why its good records were passed over (None: stored)."""
    unknown_names: Counter[str] = Counter()
    passed: dict[Why, list[str]] = {}
    for records, whys in lists:
        unknown_names.update(records.unknown_names)
        for place, why in zip(records.places, whys, strict=True):
            if why is not None:
                passed.setdefault(why, []).append(place)
    bad = chain.from_iterable(records.bad for records, _ in lists)
    return Taken(
        stored=sum(why is None for _, whys in lists for why in whys),
        passed_over={why: placed(places) for why, places in passed.items()},
        unknown_fields=dict(unknown_names.most_common(MOST_TOLD)),
        refused=tuple(bad)[:MOST_TOLD],
    )


def placed(places: Sequence[str]) -> Placed:
    """Return how many places there are, and the first of them."""
    return Placed(count=len(places), at=tuple(places[:MOST_TOLD]))


def reader(
    name: str, kind: type[Read], check: Callable[[Read], None], *, most_bytes: int | None
) -> Callable[[Iterable[Raw]], Records[Read]]:
    """Return what reads the list `name` of a body: each record is a `kind` that `check` lets pass."""

    def read(told: object) -> Read:
        record = fit(told, kind)
        check(record)
        return record

    unknown_names = partial(unknown_fields_in, kind=kind)
    return partial(read_each, name, read=read, unknown_names=unknown_names, most_bytes=most_bytes)


def read_each(
    name: str,
    raws: Iterable[Raw],
    *,
    read: Callable[[Any], Read],  # Any: whatever JSON holds
    unknown_names: Callable[[object], Iterable[str]],
    most_bytes: int | None = MOST_BYTES,
) -> Records[Read]:
    """Return the records of the list `name`. `unknown_names` gives the fields of one that nothing reads."""
    good: dict[str, Read] = {}
    bad: list[BadRecord] = []
    unknown: Counter[str] = Counter()
    for index, raw in enumerate(raws):
        place = f"{name}[{index}]"
        told: object = None
        try:
            _check_size(raw, most_bytes)
            told = msgspec.json.decode(raw)
            good[place] = read(told)
            unknown.update(unknown_names(told))
        except Unfit as error:
            bad.append(_bad(place, error.refusal, unknown_names(told)))
        except msgspec.DecodeError as error:
            bad.append(BadRecord(at=place, detail=f"{str(error).partition(' - ')[0]}."))
        except RecursionError:
            bad.append(BadRecord(at=place, detail=f"{_TOO_DEEP}."))
        except UnicodeDecodeError:
            bad.append(BadRecord(at=place, detail="This is not UTF-8. Encode it so."))
    return Records(good=tuple(good.values()), places=tuple(good), bad=bad, unknown_names=unknown)


_TOO_DEEP = f"It is nested more than {MAX_DEPTH} deep"


def _check_size(raw: Raw, most_bytes: int | None) -> None:
    """Raise Unfit for a record nobody looks into: it is too long, or too deep."""
    content = bytes(raw)
    if most_bytes is not None and len(content) > most_bytes:
        mend = f"Send at most {most_bytes:,}."
        raise Unfit(Refusal(sentence=f"{len(content):,} bytes are too many for one", mend=mend))
    if is_deep(content):
        raise Unfit(Refusal(sentence=_TOO_DEEP))


def _bad(place: str, refusal: Refusal, unknown_names: Iterable[str]) -> BadRecord:
    what = refusal.sentence
    if refusal.is_missing:
        what = beside(f"{what}: `{refusal.value}`" if refusal.value else what, unknown_names)
    return BadRecord(
        at=inside(place, refusal.path),
        detail=said(replace(refusal, sentence=what, value="")),
        value=as_json(refusal.found),
    )
