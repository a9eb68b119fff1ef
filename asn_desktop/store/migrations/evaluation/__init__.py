"""Evaluation as of step 0004: goals, the year between, results, credit, the public's word."""
