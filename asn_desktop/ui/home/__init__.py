"""Beranda: what must be done today."""
