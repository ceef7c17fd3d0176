"""How many independent origins stand behind a claim."""
