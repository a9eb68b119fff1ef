"""Page Angka kredit of tab Kinerja: who is near the next rise, one ledger with its reasons, conversions, papers."""
