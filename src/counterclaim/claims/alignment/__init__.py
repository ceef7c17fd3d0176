"""Which propositions say one thing, and the claims made of them."""
