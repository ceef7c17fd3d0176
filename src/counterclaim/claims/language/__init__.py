"""Words, clauses, numbers and times of English news, by marks and lists: what knows of no claim."""
