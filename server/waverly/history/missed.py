"""Why records were not understood, or not fully, and what to do."""

from msgspec import Struct

from waverly.history.instants import FORMS
from waverly.history.records import NO_OBJECT, UNEVEN
from waverly.history.statuses import NEW_STATUS


class MissedRecords(Struct, frozen=True, kw_only=True):
    """Records that told nothing, for one reason; `on_purpose` when the mapping leaves them out.

    `example` is what stood where nothing could be read, the first time, or the line; `mend` what to do.
    """

    reason: str
    times: int
    on_purpose: bool = False
    example: str = ""
    mend: str = ""


ERASED = "visits of somebody who was erased"

NO_WORTH = "refunds of a whole order that nobody has reported"

MENDS = {
    "no time": FORMS,
    "a time": FORMS,
    "no amount": "Write amounts as numbers, such as 48.00 or 1.299,00. An order once imported stays as it "
    "is: correct the file before importing it.",
    "no currency": "Write a currency as its three letters, such as EUR or SEK (`$` and `kr` belong to "
    "several countries). An order once imported stays as it is: correct the file before importing it.",
    NEW_STATUS: "If such records are no orders, list the value under [[without]] in a mapping file.",
    "a refund that": "Name the column with the number of its order in a mapping file, under `order`.",
    NO_WORTH: "The file does not say how much they were: import the orders first, then this file again.",
    UNEVEN: "Is the first line of the file its header, and is no line broken off?",
    NO_OBJECT: "Each line must be one whole JSON object; JSON knows no NaN and no Infinity.",
    "events named": "If events with these names matter, say under [kinds] in a mapping file what they are.",
}
"""What to do, by how a reason begins."""


def missed(
    reason: str, times: int, *, on_purpose: bool = False, example: str = ""
) -> MissedRecords:
    """Return what was missed for a reason, with what to do about it; nothing where it was on purpose."""
    mend = next((mend for begun, mend in MENDS.items() if reason.startswith(begun)), "")
    return MissedRecords(
        reason=reason,
        times=times,
        on_purpose=on_purpose,
        example=example,
        mend="" if on_purpose else mend,
    )
