"""What is claimed, and by whom: the propositions that attributions and an outlet's own voice make."""
