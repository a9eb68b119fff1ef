"""The whole record of a career, table by table."""
