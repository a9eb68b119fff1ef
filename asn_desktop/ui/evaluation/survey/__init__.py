"""Survei: service points of a unit, survey results as counts, who served there, the feedback card."""
