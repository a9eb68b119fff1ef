"""Tab Kehadiran: the book of days, permits, duty orders, rosters, lists of machines."""
