"""What each check of the browser holds, why, and what to do: the words of its findings."""

from waverly.campaigns.finding import CampaignFinding

CHECKED = (
    "rules of axe-core for WCAG 2.2 A and AA, shadow root included (names, roles, contrast and others)",
    "size of targets (2.5.8)",
    "no text cut off, no sideways scrolling, nothing outside the window (1.4.10)",
    "reachable, leavable and closable by keyboard (2.1.1, 2.1.2)",
    "focus goes in, stays in and comes back (2.4.3)",
    "yes and no alike in size",
)

_WORDS: dict[str, tuple[str, str, str]] = {
    "small-target": (
        "2.5.8",
        "A target under 24 by 24 px is missed by many.",
        "Make it at least 24 px in both directions, in `css` of theme.toml or with a shorter text beside it.",
    ),
    "text-cut-off": (
        "1.4.10",
        "Words that do not fit are lost to whoever needs them large or on a narrow screen.",
        "Shorten the text, or take a format with more room.",
    ),
    "sideways-scroll": (
        "1.4.10",
        "Reading would take scrolling in two directions.",
        "Break up long words and addresses, or take a format with more room.",
    ),
    "outside-the-window": (
        "1.4.10",
        "A part of it cannot be reached.",
        "Remove positions and sizes from `css` of theme.toml, or shorten the text.",
    ),
    "focus-leak": (
        "2.4.3",
        "Whoever uses a keyboard gets lost behind a dialog that is still open.",
        "Look for scripts on the page that replace `showModal` or move the focus.",
    ),
    "focus-not-inside": (
        "2.4.3",
        "A dialog opened, and whoever uses a keyboard or a screen reader is not told.",
        "Look for scripts on the page that keep the focus or move it.",
    ),
    "focus-not-returned": (
        "2.4.3",
        "After closing, whoever uses a keyboard has to find their place anew.",
        "Look for scripts on the page that move the focus when something closes.",
    ),
    "not-by-keyboard": (
        "2.1.1",
        "Whoever uses no mouse cannot get to it.",
        "Leave the parts focusable; look for `inert` or scripts that swallow the Tab key.",
    ),
    "keyboard-trap": (
        "2.1.2",
        "Whoever uses no mouse cannot get out of it.",
        "Look for scripts on the page that swallow the Tab key.",
    ),
    "escape-does-nothing": (
        "2.1.2",
        "Escape is how everybody expects to be rid of it.",
        "Look for scripts on the page that stop the Escape key.",
    ),
    "unequal-buttons": (
        "",
        "Yes and no must be equally easy to see and to press.",
        "Give both the same size in `css` of theme.toml.",
    ),
    "not-shown": (
        "4.1.2",
        "What does not show cannot be checked.",
        "Does the kind exist in this version, and is its region on the page?",
    ),
}


def finding(rule: str, element: str, found: str) -> CampaignFinding:
    """Return a finding of the browser in words."""
    criterion, why, fix = _WORDS[rule]
    return CampaignFinding(
        element=element, rule=rule, found=found, why=why, fix=fix, criterion=criterion
    )
