"""How often each campaign is shown: what speaks for it, its share, and holding it back."""
