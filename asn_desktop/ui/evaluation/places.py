"""The pages of tab Kinerja: key, words, where the class is, who sees it; each is made when it is first turned to."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any

from asn_desktop.rules.roles import Deed, Role, may

_ROOM = "asn_desktop.ui.evaluation"


@dataclass(frozen=True)
class PagePlace:
    """One page. `by_period`: its `start` takes the period as third value. `deed`: what the role must be allowed."""

    key: str
    words: str
    module: str
    name: str
    by_period: bool = False
    deed: Deed = Deed.READ

    def load(self) -> Any:
        """The page's class; its rooms are imported now."""
        return getattr(importlib.import_module(f"{_ROOM}.{self.module}"), self.name)


PLACES = (
    PagePlace("putaran", "Putaran", "round.page", "RoundPage", by_period=True),
    PagePlace("nilai", "Penilaian", "rating.page", "RatingPage", by_period=True, deed=Deed.READ_SENSITIVE),
    PagePlace("orang", "Satu orang", "person.page", "PersonYearPage", deed=Deed.READ_SENSITIVE),
    PagePlace("pohon", "Pohon hasil kerja", "cascade.page", "CascadePage", deed=Deed.READ_SENSITIVE),
    PagePlace("keberatan", "Keberatan", "objection.page", "ObjectionPage", deed=Deed.READ_SENSITIVE),
    PagePlace("tindak", "Tindak lanjut", "follow_up.page", "FollowUpPage"),
    PagePlace("kredit", "Angka kredit", "credit.page", "CreditPage"),
    PagePlace("survei", "Survei", "survey.page", "SurveyPage"),
    PagePlace("impor", "Impor hasil", "results_import.page", "ResultsImportPage", deed=Deed.ENTER),
    PagePlace("aturan", "Aturan dan capaian", "settings.page", "EvaluationSettingsPage", by_period=True),
)


def places_for(role: Role) -> list[PagePlace]:
    """The pages this role is shown, in order."""
    return [place for place in PLACES if may(role, place.deed)]
