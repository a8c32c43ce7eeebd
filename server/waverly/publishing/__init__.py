"""The gate: what a campaign must pass before anybody sees it."""
