"""Where the coding runs: one process here; the stages know nothing of it."""
