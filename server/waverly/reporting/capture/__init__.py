"""Whether hesitation is still noticed, and what noticing it costs the shop's pages."""
