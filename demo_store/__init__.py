"""A believable running-shoe shop on its own origin, to try a script tag on."""
