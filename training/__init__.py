"""From data to the weights that ship: seeded, repeatable, with a card beside every file."""
