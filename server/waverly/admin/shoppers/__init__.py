"""What shoppers did: live, visit by visit, decision by decision, and all journeys together."""
