"""Reading: a Report to attributions, chains, quotations, mentions and time expressions."""
