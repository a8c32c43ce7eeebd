from importlib.resources import files

from waverly.campaigns import parse, worded
from waverly.campaigns.templates import ReviewTemplate


def test_a_review_takes_little_of_a_phones_screen() -> None:
    file = files("waverly.campaigns") / "starter" / "fit-review.toml"
    campaign = parse(file.read_text(encoding="utf-8"), "fit-review.toml")
    said = {
        device: worded(campaign, "hesitant", locale="en", device=device).template
        for device in ("desktop", "mobile")
    }
    assert isinstance(said["mobile"], ReviewTemplate) and said["mobile"].single
    assert isinstance(said["desktop"], ReviewTemplate) and not said["desktop"].single
