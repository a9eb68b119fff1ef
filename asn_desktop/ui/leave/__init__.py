"""Tab Cuti: requests, the month as the answer, the reasons, decisions and who is away."""
