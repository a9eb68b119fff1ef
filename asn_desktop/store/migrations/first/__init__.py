"""The tables of the first schema as they were released, one file per noun. Never edited afterwards."""
