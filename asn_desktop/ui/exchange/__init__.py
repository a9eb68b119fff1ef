"""Kirim–Terima: what is unsent, packages and their answers, and joining the central office."""
