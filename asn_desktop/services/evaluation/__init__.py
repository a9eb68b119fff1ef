"""Evaluation of performance as deeds on the store: goals, the year between, ratings, objections, papers."""
