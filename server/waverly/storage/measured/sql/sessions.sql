SELECT site, id, visitor, opened_at, device, referrer FROM sessions
