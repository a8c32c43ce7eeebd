"""Finds dark patterns: words and looks that push, shame, hide or mislead."""

from waverly.campaigns.linting.lint import lint as lint
from waverly.campaigns.linting.styles import lint_styles as lint_styles
