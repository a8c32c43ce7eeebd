"""From bytes to events. A good event beside a bad one is kept; an unknown kind is counted, not refused.

A field of the page that cannot be read is left out, as a bad event is: the rest is kept.
"""

import re
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw, Struct
from msgspec.structs import replace

from waverly.errors.fitting import unfit
from waverly.wire.batch import MAX_EVENTS_PER_BATCH, Batch
from waverly.wire.commerce import ALIASES, COMMERCE
from waverly.wire.event import Event
from waverly.wire.interactions import INTERACTIONS
from waverly.wire.moments import MOMENTS
from waverly.wire.page_fields import mended_page
from waverly.wire.scalars import Instant, Seq

EVENTS: tuple[type[Event], ...] = (*MOMENTS, *COMMERCE, *INTERACTIONS)
"""Every kind of event the server understands."""

KINDS: dict[str, type[Event]] = {str(kind.__struct_config__.tag): kind for kind in EVENTS}
"""The struct for each kind's name on the wire."""

KIND_OF: dict[type[Event], str] = {kind: name for name, kind in KINDS.items()}
"""The name on the wire of each struct."""


class UnknownEvent(Struct, frozen=True, kw_only=True):
    """An event of a kind this version does not know: kept apart with its fields, and counted."""

    kind: str
    seq: int
    at: int
    fields: dict[str, Any]  # Any: by definition nothing is known of them


class BadEvent(Struct, frozen=True, kw_only=True):
    """An event that could not be read, and the place where reading failed."""

    index: int
    reason: str


class Events(Struct, frozen=True, kw_only=True):
    """What a batch's events turned out to be, and why fields of its page were left out."""

    good: list[Event]
    unknown: list[UnknownEvent]
    bad: list[BadEvent]
    bad_page: tuple[str, ...] = ()


class _Envelope(Struct, frozen=True, kw_only=True):
    kind: str
    seq: Seq
    at: Instant


MAX_DEPTH = 64
"""Arrays and objects within one another; a batch of ours needs five."""

_TOO_DEEP = f"nested more than {MAX_DEPTH} deep"
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]')
"""Strings, to step over them, and brackets."""

_batches = msgspec.json.Decoder(Batch)
_union: Any = EVENTS[0]  # Any: mypy cannot follow a union built from a tuple
for _kind in EVENTS[1:]:
    _union = _union | _kind
_event: msgspec.json.Decoder[Event] = msgspec.json.Decoder(_union)


class _SoundBatch(Batch, frozen=True, kw_only=True, omit_defaults=True):
    """A batch in which every event is sound: read in one pass instead of two, or one for each event."""

    events: Annotated[
        list[_union], Meta(max_length=MAX_EVENTS_PER_BATCH)
    ] = []  # the union made above


class _LooseBatch(Batch, frozen=True, kw_only=True, omit_defaults=True):
    """A batch whose page is unread, as something of it is bad."""

    page: Raw = Raw(b"")  # type: ignore[assignment]  # wider than what it is a kind of, for reading alone


_loose_batches = msgspec.json.Decoder(_LooseBatch)
_sound_batches = msgspec.json.Decoder(_SoundBatch)
_envelope = msgspec.json.Decoder(_Envelope)
_fields = msgspec.json.Decoder(dict[str, Any])


def read_batch(body: bytes) -> tuple[Batch, Events]:
    """Return the batch in `body`, and its events sorted into good, unknown and bad.

    Raises Unfit or `msgspec.DecodeError` when it is none.
    """
    check_text(body)
    try:
        sound = _sound_batches.decode(body)
    except (msgspec.DecodeError, RecursionError):
        batch, bad_page = _checked(body)
        return batch, replace(decode_events(batch.events), bad_page=bad_page)
    if is_deep(body):
        raise msgspec.DecodeError(_TOO_DEEP)
    return sound, Events(good=sound.events, unknown=[], bad=[])


def decode_batch(body: bytes) -> Batch:
    """Return the batch in `body`, its events unread.

    Raises Unfit or `msgspec.DecodeError` when it is none.
    """
    check_text(body)
    return _checked(body)[0]


def _checked(body: bytes) -> tuple[Batch, tuple[str, ...]]:
    try:
        read = _decoded(body)
    except msgspec.ValidationError as error:
        raise unfit(error, Batch, body) from error
    except RecursionError:
        raise msgspec.DecodeError(_TOO_DEEP) from None
    if is_deep(body):
        raise msgspec.DecodeError(_TOO_DEEP)
    return read


def _decoded(body: bytes) -> tuple[Batch, tuple[str, ...]]:
    """Return the batch with its events unread, and why fields of its page were left out."""
    try:
        return _batches.decode(body), ()
    except msgspec.DecodeError:
        loose = _loose_batches.decode(body)
        mended = mended_page(loose.page)
        if mended is None:
            raise
        fields = {name: getattr(loose, name) for name in Batch.__struct_fields__}
        return Batch(**{**fields, "page": mended.page}), mended.reasons


def with_visitor(body: bytes, visitor: str) -> bytes:
    """Return a batch's body with another visitor named in it, everything else as it came."""
    fields = msgspec.json.decode(body, type=dict[str, Raw])
    return msgspec.json.encode({**fields, "visitor": visitor})


def read_kept_batch(body: bytes) -> tuple[Batch, Events]:
    """Return the batch in a journalled body, and its events: it was checked when it was taken."""
    try:
        sound = _sound_batches.decode(body)
    except msgspec.DecodeError:
        batch, bad_page = _decoded(body)
        return batch, replace(decode_events(batch.events), bad_page=bad_page)
    return sound, Events(good=sound.events, unknown=[], bad=[])


def check_text(body: bytes) -> None:
    """Raise `msgspec.DecodeError` for the character U+0000, which PostgreSQL keeps in no text."""
    if (
        b"\\" in body and b"\\u0000" in body
    ):  # few bodies escape anything, and one byte is found faster
        raise msgspec.DecodeError("the character U+0000 is not taken")


def is_deep(body: bytes) -> bool:
    """Return whether valid JSON nests deeper than `MAX_DEPTH`: what was read once can be replayed."""
    if body.count(b"[") + body.count(b"{") <= MAX_DEPTH:
        return False
    depth = 0
    for token in _BRACKETS.finditer(body):
        mark = token.group()
        depth += (mark in b"[{") - (mark in b"]}")
        if depth > MAX_DEPTH:
            return True
    return False


def decode_events(raws: list[Raw]) -> Events:
    """Return the events of a batch, sorted into good, unknown and bad. Never raises."""
    good: list[Event] = []
    unknown: list[UnknownEvent] = []
    bad: list[BadEvent] = []
    for index, raw in enumerate(raws):
        try:
            good.append(_event.decode(raw))
        except msgspec.DecodeError as error:
            _sort_out(index, raw, str(error), good, unknown, bad)
    return Events(good=good, unknown=unknown, bad=bad)


def _sort_out(
    index: int,
    raw: Raw,
    reason: str,
    good: list[Event],
    unknown: list[UnknownEvent],
    bad: list[BadEvent],
) -> None:
    try:
        envelope = _envelope.decode(raw)
        fields = _fields.decode(raw)
    except msgspec.DecodeError:
        bad.append(BadEvent(index=index, reason=reason))
        return
    alias = ALIASES.get(envelope.kind)
    if alias is not None:
        _convert_alias(index, {**fields, "kind": alias}, good, bad)
    elif envelope.kind in KINDS:
        bad.append(BadEvent(index=index, reason=reason))
    else:
        unknown.append(
            UnknownEvent(kind=envelope.kind[:64], seq=envelope.seq, at=envelope.at, fields=fields)
        )


def _convert_alias(
    index: int, fields: dict[str, Any], good: list[Event], bad: list[BadEvent]
) -> None:
    try:
        good.append(msgspec.convert(fields, _union))
    except msgspec.ValidationError as error:
        bad.append(BadEvent(index=index, reason=str(error)))
