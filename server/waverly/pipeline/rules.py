"""What is in force (sites, their campaigns and the model), read again at regular intervals."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from waverly.deciding import Policy
from waverly.errors import ArtifactError, NotAllowed, StorageError
from waverly.features import FEATURE_HASH
from waverly.pipeline.policy_of import NO_POLICY, policy_of, version_made_of
from waverly.processes.error_boundary import outcome_of, said_of
from waverly.scoring.artifact import load_artifact, newest
from waverly.scoring.flags import FlagRules, decode_flags, unknown_features
from waverly.scoring.scorer import Scorer
from waverly.storage import Store
from waverly.storage.site.in_force import NowInForce, all_in_force
from waverly.storage.site.site_rows import SECRET, Site, all_sites
from waverly.storage.site.site_settings import BASELINE_START, FLAGS, PACES, baseline_end_after

log = logging.getLogger(__name__)

_paces = msgspec.json.Decoder(dict[str, int])

Setting = TypeVar("Setting")

_Read = dict[str, tuple[str, Setting]]
"""A setting by site: its text in the database, and what it says."""


def _decode_paces(content: str) -> dict[str, int]:
    return _paces.decode(content) if content else {}


def _read_flags(content: str) -> FlagRules:
    rules = decode_flags(content)
    for flag, names in unknown_features(rules).items():
        log.warning(
            "flag %s stays off, there is no feature %s: mend flags.toml, then `waverly campaigns apply`",
            flag,
            ", ".join(names),
        )
    return rules


def _refresh_setting(
    known: _Read[Setting], site: str, content: str, decode: Callable[[str], Setting]
) -> None:
    if site not in known or known[site][0] != content:
        known[site] = (content, decode(content))


class Rules:
    """The sites, policies and models this process decides with. Call `refresh` to look for new ones."""

    def __init__(self, store: Store, models_of: Callable[[str], Path], holdout: float) -> None:
        self._store = store
        self._models_of = models_of
        self._holdout = holdout
        self._sites: dict[str, Site] = {}
        self._policies: dict[str, Policy] = {}
        self._scorers: dict[str, Scorer] = {}
        self._learners: dict[str, Scorer] = {}
        self._flags: _Read[FlagRules] = {}
        self._paces: _Read[dict[str, int]] = {}
        self._refused: set[Path] = set()
        self._unread: dict[str, str] = {}
        self.on_refusal: Callable[[ArtifactError], None] | None = None

    async def refresh(self) -> None:
        """Read what has changed since the last time.

        Where something of a site cannot be read, that site keeps what it had, and the log says why; the
        others go on. Raises StorageError when the database does not serve us: that is no one site's.
        """
        self._sites = {site.key: site for site in await all_sites(self._store)}
        in_force = await all_in_force(self._store)
        for key in self._sites:
            met = await outcome_of(self._refresh_site(key, in_force.get(key, NowInForce())))
            if isinstance(met, StorageError):
                raise met
            self._note(key, met)

    async def _refresh_site(self, key: str, found: NowInForce) -> None:
        await self._refresh_policy(key, found)
        self._refresh_scorer(key)
        self._refresh_learner(key)
        _refresh_setting(self._paces, key, found.settings.get(PACES, ""), _decode_paces)
        _refresh_setting(self._flags, key, found.settings.get(FLAGS, ""), _read_flags)

    def _note(self, key: str, met: Exception | None) -> None:
        """Log what could not be read of a site, once until something else cannot, or all can."""
        said = "" if met is None else said_of(met)
        if met is not None and self._unread.get(key) != said:
            log.error("not all of store %s can be read: it keeps what it had", key, exc_info=met)
        self._unread[key] = said

    async def _refresh_policy(self, site: str, found: NowInForce) -> None:
        version = version_made_of(found.campaigns, found.shares)
        until = baseline_end_after(found.settings.get(BASELINE_START, ""))
        known = self._policies.get(site)
        if known is None or (known.version, known.baseline_until) != (version, until):
            self._policies[site] = await policy_of(self._store, site, version, self._holdout, until)

    def _refresh_scorer(self, site: str) -> None:
        known = self._scorers.get(site)
        found = newest(self._models_of(site), None if known is None else known.artifact_id)
        loaded = None if found is None else self._load(self._models_of(site) / found)
        if loaded is not None:
            self._scorers[site] = loaded

    def _refresh_learner(self, site: str) -> None:
        chosen = self.policy(site).table.learner
        known = self._learners.get(site)
        if chosen is None:
            self._learners.pop(site, None)
        elif known is None or known.artifact_id != chosen.artifact:
            self._learners.pop(site, None)
            loaded = self._load(self._models_of(site) / chosen.artifact)
            if loaded is not None:
                self._learners[site] = loaded

    def _load(self, path: Path) -> Scorer | None:
        """Load a model, or log once what is wrong with it; the last good one stays in use."""
        if path in self._refused:
            return None
        try:
            model = load_artifact(path, FEATURE_HASH)
        except ArtifactError as error:
            self._refused.add(path)
            log.warning("model %s refused: %s", path.name, error)
            if self.on_refusal is not None:
                self.on_refusal(error)
            return None
        log.info("model %s loaded", path.name)
        return model

    def sites(self) -> list[Site]:
        """Return all sites."""
        return list(self._sites.values())

    def site(self, key: str, origin: str | None) -> Site:
        """Return the site of a public key. Raises NotAllowed for an unknown key or a foreign origin."""
        site = self._sites.get(key)
        if site is None and key.startswith(SECRET):
            raise NotAllowed(
                "This is a secret key, and every page shows what stands here",
                place="$.site",
                mend="Put the public key there, pk_…, and the secret one on your own server alone.",
            )
        if site is None:
            raise NotAllowed(
                "This site key is not known here",
                place="$.site",
                value=key,
                mend="Copy the tag from `waverly init` or from the admin.",
            )
        if origin is not None and origin not in site.origins and "*" not in site.origins:
            raise NotAllowed(
                "This origin may not use this site key",
                place="Origin",
                value=origin,
                mend="Add it on the server, with its home folder: `waverly init --home FOLDER "
                f"--key {key} --origin {origin}`.",
            )
        return site

    def policies(self) -> dict[str, Policy]:
        """Return the policy of every site."""
        return self._policies

    def policy(self, site: str) -> Policy:
        """Return a site's policy; one without campaigns when none were applied."""
        return self._policies.get(site) or Policy(version=NO_POLICY, campaigns=())

    def scorer(self, site: str) -> Scorer | None:
        """Return the model of how likely a site's shoppers are to buy, or None if there is none."""
        return self._scorers.get(site)

    def learner(self, site: str) -> Scorer | None:
        """Return the model that sets a site's shares, or None if there is none or it cannot be read."""
        return self._learners.get(site)

    def pace(self, site: str, stage: str) -> int | None:
        """Return the active milliseconds after which a site's checkout step counts as stalled, if known."""
        return self._paces[site][1].get(stage) if site in self._paces else None

    def flags(self, site: str) -> FlagRules:
        """Return the rules of a site's flags."""
        return self._flags[site][1] if site in self._flags else {}
