"""The year of an office: who is away when, its holidays and cuti bersama, and the leaves a new decree touches."""
