"""Who denies what: replies, denials head on, and what they are turned on."""
