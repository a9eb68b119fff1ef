"""Leave by law: every kind, the balance of annual leave, the way of a request (leave.md; PP 11/2017, PP 49/2018)."""
