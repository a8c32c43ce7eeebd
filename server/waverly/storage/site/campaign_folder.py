"""Reads a folder of campaign files, one campaign a file."""

from pathlib import Path

from waverly.campaigns import Campaign, parse
from waverly.campaigns.accessibility import Theme, parse_theme
from waverly.errors import CampaignError


def read_campaigns(files: Path) -> tuple[Campaign, ...]:
    """Return the campaigns in a folder, or the one in a file. Raises CampaignError."""
    if files.is_file():
        return (parse(files.read_text(encoding="utf-8"), files.name),)
    if files.suffix == ".toml":
        raise CampaignError(
            "There is no such file", place=str(files), mend="Name a campaign's file, or a folder."
        )
    return read_folder(files)


def read_folder(folder: Path) -> tuple[Campaign, ...]:
    """Return the campaigns in `folder`, sorted by file name.

    Raises CampaignError for a missing folder, an invalid file, or an id that occurs in two files.
    """
    if not folder.is_dir():
        raise CampaignError(
            "There is no such folder", place=str(folder), mend="Run `waverly init` to make one."
        )
    campaigns: dict[str, tuple[Campaign, str]] = {}
    for file in sorted(folder.glob("*.toml")):
        campaign = parse(file.read_text(encoding="utf-8"), file.name)
        if campaign.id in campaigns:
            raise CampaignError(
                "This id is taken",
                place=f"{file.name} id",
                value=campaign.id,
                mend=f"{campaigns[campaign.id][1]} has it; choose another.",
            )
        campaigns[campaign.id] = (campaign, file.name)
    return tuple(campaign for campaign, _ in campaigns.values())


def file_of(folder: Path, identity: str) -> Path | None:
    """Return the file in `folder` that holds a campaign; None where there is none that can be read."""
    for file in sorted(folder.glob("*.toml")):
        try:
            if parse(file.read_text(encoding="utf-8"), file.name).id == identity:
                return file
        except CampaignError:
            continue  # another file that is being written; `apply` names it
    return None


def read_theme(file: Path) -> Theme:
    """Return the shop's look from `theme.toml`, or a plain one where there is no file."""
    if not file.is_file():
        return Theme()
    return parse_theme(file.read_text(encoding="utf-8"), file.name)
