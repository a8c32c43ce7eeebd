"""What is in force: sites, their campaigns and the model, looked at anew from time to time."""

import logging
from collections.abc import Callable
from pathlib import Path

from waverly.deciding import Policy
from waverly.deciding.share_table import policy_version
from waverly.errors import ArtifactError, NotAllowed
from waverly.features import FEATURE_HASH
from waverly.pipeline.policy_of import policy_of
from waverly.scoring.artifact import load_artifact, newest
from waverly.scoring.scorer import Scorer
from waverly.storage import Store
from waverly.storage.policy_rows import current_version
from waverly.storage.share_rows import current_table_version
from waverly.storage.site_rows import Site, all_sites

log = logging.getLogger(__name__)

NO_POLICY = "none"
"""The policy version of a site that has applied no campaigns yet."""


class Rules:
    """The sites, policies and model this process decides by. Call `refresh` to look for new ones."""

    def __init__(self, store: Store, models: Path, holdout: float) -> None:
        self._store = store
        self._models = models
        self._holdout = holdout
        self._sites: dict[str, Site] = {}
        self._policies: dict[str, Policy] = {}
        self._refused: str | None = None
        self.scorer: Scorer | None = None
        self.on_refusal: Callable[[ArtifactError], None] | None = None

    async def refresh(self) -> None:
        """Read what has changed since the last time."""
        self._sites = {site.key: site for site in await all_sites(self._store)}
        for key in self._sites:
            await self._refresh_policy(key)
        self._refresh_model()

    async def _refresh_policy(self, site: str) -> None:
        applied = await current_version(self._store, site) or NO_POLICY
        version = policy_version(applied, await current_table_version(self._store, site))
        known = self._policies.get(site)
        if known is None or known.version != version:
            self._policies[site] = await policy_of(self._store, site, version, self._holdout)

    def _refresh_model(self) -> None:
        loaded = None if self.scorer is None else self.scorer.artifact_id
        found = newest(self._models, loaded)
        if found is None or found == self._refused:
            return
        try:
            self.scorer = load_artifact(self._models / found, FEATURE_HASH)
        except ArtifactError as error:
            # The last good model keeps serving; the sentence says what is wrong with the new one.
            self._refused = found
            log.warning("model %s refused: %s", found, error)
            if self.on_refusal is not None:
                self.on_refusal(error)
            return
        log.info("model %s loaded", found)

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
                mend="Add it with `waverly init --origin`, or in the admin.",
            )
        return site

    def policy(self, site: str) -> Policy:
        """Return a site's policy; one without campaigns when none were applied."""
        return self._policies.get(site) or Policy(version=NO_POLICY, campaigns=())
