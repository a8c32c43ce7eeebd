SELECT site, kind, "key", visitor, session, at, decision, value, currency FROM outcomes
