"""What is in force: sites, their campaigns and the model, looked at anew from time to time."""

import logging
from collections.abc import Callable
from pathlib import Path

from waverly.deciding import Policy
from waverly.errors import ArtifactError, NotAllowed
from waverly.features import FEATURE_HASH
from waverly.pipeline.policy_of import NO_POLICY, policy_of, version_in_force
from waverly.scoring.artifact import load_artifact, newest
from waverly.scoring.flags import FlagRules, decode_flags
from waverly.scoring.scorer import Scorer
from waverly.storage import Store
from waverly.storage.site_rows import Site, all_sites
from waverly.storage.site_settings import FLAGS, baseline_end, site_setting

log = logging.getLogger(__name__)


class Rules:
    """The sites, policies and model this process decides by. Call `refresh` to look for new ones."""

    def __init__(self, store: Store, models: Path, holdout: float) -> None:
        self._store = store
        self._models = models
        self._holdout = holdout
        self._sites: dict[str, Site] = {}
        self._policies: dict[str, Policy] = {}
        self._learners: dict[str, Scorer] = {}
        self._flag_texts: dict[str, str] = {}
        self._flags: dict[str, FlagRules] = {}
        self._refused: set[str] = set()
        self.scorer: Scorer | None = None
        self.on_refusal: Callable[[ArtifactError], None] | None = None

    async def refresh(self) -> None:
        """Read what has changed since the last time."""
        self._sites = {site.key: site for site in await all_sites(self._store)}
        for key in self._sites:
            await self._refresh_policy(key)
            await self._refresh_flags(key)
        self._refresh_model()

    async def _refresh_policy(self, site: str) -> None:
        version = await version_in_force(self._store, site)
        until = await baseline_end(self._store, site)
        known = self._policies.get(site)
        if known is None or (known.version, known.baseline_until) != (version, until):
            self._policies[site] = await policy_of(self._store, site, version, self._holdout, until)

    async def _refresh_flags(self, site: str) -> None:
        content = await site_setting(self._store, site, FLAGS)
        if self._flag_texts.get(site) != content:
            self._flag_texts[site] = content
            self._flags[site] = decode_flags(content)

    def _refresh_model(self) -> None:
        loaded = None if self.scorer is None else self.scorer.artifact_id
        found = newest(self._models, loaded)
        if found is not None:
            self.scorer = self._load(found) or self.scorer
        wanted = {
            policy.table.learner.artifact
            for policy in self._policies.values()
            if policy.table.learner is not None
        }
        known = self._learners
        models = {name: known.get(name) or self._load(name) for name in wanted}
        self._learners = {name: model for name, model in models.items() if model is not None}

    def _load(self, name: str) -> Scorer | None:
        """Load a model, or say once what is wrong with it: the last good one keeps serving."""
        if name in self._refused:
            return None
        try:
            model = load_artifact(self._models / name, FEATURE_HASH)
        except ArtifactError as error:
            self._refused.add(name)
            log.warning("model %s refused: %s", name, error)
            if self.on_refusal is not None:
                self.on_refusal(error)
            return None
        log.info("model %s loaded", name)
        return model

    def sites(self) -> list[Site]:
        """Return all sites."""
        return list(self._sites.values())

    def site(self, key: str, origin: str | None) -> Site:
        """Return the site of a public key. Raises NotAllowed for an unknown key or a foreign origin."""
        site = self._sites.get(key)
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
                mend="Add it with `waverly init --key KEY --origin ORIGIN`.",
            )
        return site

    def policies(self) -> dict[str, Policy]:
        """Return the policy of every site."""
        return self._policies

    def policy(self, site: str) -> Policy:
        """Return a site's policy; one without campaigns when none were applied."""
        return self._policies.get(site) or Policy(version=NO_POLICY, campaigns=())

    def learner(self, site: str) -> Scorer | None:
        """Return the model that divides a site's shares, or None when none does or it cannot be read."""
        chosen = self.policy(site).table.learner
        return None if chosen is None else self._learners.get(chosen.artifact)

    def flags(self, site: str) -> FlagRules:
        """Return the rules of a site's flags."""
        return self._flags.get(site, {})
