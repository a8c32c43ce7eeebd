"""The admin: server-rendered pages for the store owner."""

from waverly.admin.pages import Admin as Admin
