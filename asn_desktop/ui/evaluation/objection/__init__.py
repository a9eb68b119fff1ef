"""Objections to results: the list with its days, filing, hearing both sides, the decision."""
