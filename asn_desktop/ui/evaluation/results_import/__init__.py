"""Results of evaluation from a spreadsheet: the official ones of e-Kinerja or SIASN, and those of older rules."""
