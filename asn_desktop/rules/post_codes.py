"""Codes of a post and their words: kind, assignment, eselon, jenjang of functional posts.

Source: UU 20/2023 art. 13 (kinds of posts), PP 13/2002 (eselon), PermenPANRB 1/2023 (jenjang), UU 30/2014 art. 14 and
Peraturan BKN 1/2020 (Plt., Plh.); codes as SIASN has them.
"""

from __future__ import annotations

KINDS = {"1": "Struktural", "2": "Fungsional", "3": "Rangkap", "4": "Pelaksana"}
TITLES = {"PLT": "Plt.", "PLH": "Plh.", "PJ": "Pj.", "TT": "Tugas tambahan"}  # what stands before the post's name
ASSIGNMENTS = {"D": "Definitif", **TITLES}
ACTING = ("PLT", "PLH", "PJ")
ESELON = ("I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b", "V.a", "V.b")  # V: on old records only
JENJANG = {
    "UT": "Ahli Utama", "MA": "Ahli Madya", "MU": "Ahli Muda", "PT": "Ahli Pertama", "PY": "Penyelia", "MH": "Mahir",
    "TR": "Terampil", "PM": "Pemula",
}  # fmt: skip
