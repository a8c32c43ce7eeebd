"""The part of the gate that draws: the real script, the real content, a real browser."""

from waverly.publishing.browser.chromium import why_not as why_not
