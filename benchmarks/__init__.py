"""Measurements: each row a piece of office work, beside the naive way of doing the same."""
