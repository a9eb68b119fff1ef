"""Terima–Balas, mode BKPSDM: packages in, replies out, offices with trouble first."""
