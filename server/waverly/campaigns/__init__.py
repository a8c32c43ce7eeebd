"""Campaigns: what a file may say, and how a template becomes an overlay."""

from waverly.campaigns.files import decode as decode
from waverly.campaigns.files import encode as encode
from waverly.campaigns.files import parse as parse
from waverly.campaigns.files import version_of as version_of
from waverly.campaigns.filling import fill as fill
from waverly.campaigns.schema import CAUSES as CAUSES
from waverly.campaigns.schema import NOTHING as NOTHING
from waverly.campaigns.schema import Campaign as Campaign
from waverly.campaigns.schema import Cause as Cause
from waverly.campaigns.template_context import TemplateContext as TemplateContext
from waverly.campaigns.wording import worded as worded
