"""Tab Kinerja: the round of an office, a unit being rated, one person's year, credit, surveys."""
