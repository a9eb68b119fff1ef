"""Tab Surat: the letters of a month, the page itself, number, signature and printer."""
