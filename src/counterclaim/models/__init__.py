"""The shipped weights with their cards, and the runtime that feeds them."""
