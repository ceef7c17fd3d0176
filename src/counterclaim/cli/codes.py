"""Exit codes; docs/cli.md says when each is given."""

DONE = 0
SOME_REFUSED = 1
USAGE = 2
NOTHING_READ = 3
STOPPED = 4
INTERRUPTED = 130
PIPE_CLOSED = 141
