"""What each core package re-exports is its public face; a name comes or goes on purpose, here too."""

import importlib

import pytest

PUBLIC = {
    "waverly.wire": "Answer Ask Batch Cart Consent Decision EVENTS Event Events KINDS KIND_OF Moment Mood "
    "Page Problem Product TOUCH_DEVICES UnknownEvent decode_batch decode_events read_batch",
    "waverly.sessions": "BatchArrived CampaignSum Decided FOLDS Foldable IDLE_LIMIT_MS IMPORTED MomentSum "
    "CampaignHistory Profile RECENT_MS SessionOpened SessionState Showing apply apply_events fold fold_all",
    "waverly.features": "FEATURES FEATURE_HASH Feature NAMES vector",
    "waverly.campaigns": "CAUSES Campaign Cause NOTHING TemplateContext decode encode fill parse "
    "version_of worded",
    "waverly.catalogue": "Delivery HeldCart Known NOTHING_KNOWN Offer PricePoint ProductFacts Returns Review "
    "ShopFacts Sight Source Variant delivery_to is_foreign quote_for rating_of sight_of variant_of",
    "waverly.deciding": "Fate NOTHING Opportunity Policy Record bucket decide decision_id",
    "waverly.storage": "Entry JournalRow Opening Outcome Store open_store store_as_it_is",
    "waverly.pipeline": "Collector Counters Rules",
}


@pytest.mark.parametrize("package", sorted(PUBLIC))
def test_a_package_shows_exactly_its_public_names(package: str) -> None:
    module = importlib.import_module(package)
    shown = {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and not isinstance(value, type(importlib))
    }
    assert shown == set(PUBLIC[package].split())
