"""The round of the office at a glance: who has what, what blocks, deeds for many at once."""
