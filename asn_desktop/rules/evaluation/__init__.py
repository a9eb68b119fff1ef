"""Evaluation of performance: goals (SKP), the year between, rating, predikat, distribution, objection."""
