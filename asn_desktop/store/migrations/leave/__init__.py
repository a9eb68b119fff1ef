"""Leave in full, table by table."""
