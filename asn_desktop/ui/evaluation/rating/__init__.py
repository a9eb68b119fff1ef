"""Rating of a unit: table beside the curve that moves with every choice, the nine cells, findings and deeds."""
