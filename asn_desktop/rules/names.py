"""Names and titles: taken apart and put together. A name is one field; it is never cut into first and last.

Source: SIASN data utama (nama without titles, gelar depan, gelar belakang); employee data §1.7.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEFORE = frozenset("drs dra dr drg drh ir prof apt h hj kh".split())  # noqa: SIM905
_AFTER = frozenset(
    "sh se st sp skm skom sip sap spd ssos ssi sag sp skep sfarm sst mm msi mpd mh mkes map mt mkom ma mag mkm "  # noqa: SIM905
    "ns amd amdkep amdkeb amdkes ama spdi mpdi sei shi phd ssn sked strkeb strkep apt amak".split()
)
_TOKEN = re.compile(r"[.\s]")


@dataclass(frozen=True)
class Name:
    """A name as SIASN keeps it; titles are empty text when there are none. `unsure` asks a person to look once."""

    nama: str
    gelar_depan: str = ""
    gelar_belakang: str = ""
    unsure: bool = False


def _plain(token: str) -> str:
    return _TOKEN.sub("", token).rstrip(",").casefold()


def _leading_titles(words: list[str]) -> int:
    """How many leading words are titles; the last word is never one, a name must remain."""
    count = 0
    for word in words[:-1]:
        parts = [p for p in word.split(".") if p]
        known = _plain(word) in _BEFORE or (len(parts) > 1 and all(p.casefold() in _BEFORE for p in parts))
        if not known:
            break
        count += 1
    return count


def _split_dotted(words: list[str]) -> list[str]:
    """``Drs.Suparman`` and ``H.Slamet`` written without a blank become two words."""
    if not words:
        return words
    head, dot, rest = words[0].partition(".")
    if dot and len(rest) > 2 and head.casefold() in _BEFORE and "." not in rest.rstrip("."):
        return [head + ".", rest, *words[1:]]
    return words


def split_name(raw: str) -> Name:
    """Name, titles before and titles after of ``Drs. H. Suparman, M.Si.`` (employee data §1.7).

    What follows the first comma is gelar belakang; known leading words are gelar depan. ``DR.`` in capitals can be
    physician or doctorate: it stays as written and `unsure` is set. ``H`` without a dot stays part of the name
    only when it is the whole name.
    """
    text = " ".join(raw.replace("\u00a0", " ").split())
    before, comma, after = text.partition(",")
    words = _split_dotted(before.split())
    count = _leading_titles(words)
    titles = words[:count]
    upper = before.isupper()
    unsure = upper and any(_plain(t) == "dr" for t in titles)
    return Name(" ".join(words[count:]), " ".join(titles), after.strip(" ,") if comma else "", unsure)


def show_name(nama: str, depan: str | None = None, belakang: str | None = None) -> str:
    """The name with its titles: ``Drs. Suparman, M.Si.``."""
    front = f"{depan} {nama}" if depan else nama
    return f"{front}, {belakang}" if belakang else front


def name_key(nama: str) -> str:
    """A name for comparing: casefolded, one blank between words, apostrophes alike."""
    return " ".join(re.sub(r"[’`´]", "'", nama).casefold().replace(".", " ").split())


def title_in_name(nama: str) -> bool:
    """Whether a field that should hold the bare name carries a title (a warning, §9.2)."""
    words = nama.replace(",", " ").split()
    if len(words) < 2:
        return False
    return "," in nama or _plain(words[0]) in _BEFORE - {"h"} or (_plain(words[-1]) in _AFTER and "." in words[-1])
