"""Angka kredit as deeds on the store: the ledger of a person, conversions, readiness, papers."""
