"""What shoppers did: as it happens, visit by visit, decision by decision, and all their ways together."""
