"""A refusal on a form: every sentence beside the field it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.sentences import sentence


def put_beside(problems: Sequence[Problem], boxes: Mapping[str, FieldBox], within: QWidget) -> list[str]:
    """Show problems under the fields of this form; answers the sentences whose field is not in sight, each once."""
    loose: list[str] = []
    told: dict[str, list[str]] = {}
    for problem in problems:
        box = boxes.get(problem.field)
        in_sight = box is not None and box.isVisibleTo(within)
        (told.setdefault(problem.field, []) if in_sight else loose).append(sentence(problem))
    for field, words in told.items():
        boxes[field].show_problem("\n".join(dict.fromkeys(words)))
    return list(dict.fromkeys(loose))


def answer(
    problems: Sequence[Problem], boxes: Mapping[str, FieldBox], within: QWidget, banner: Banner, title: str
) -> None:
    """The same, with what has no field in the banner, which hides when everything found its place."""
    loose = put_beside(problems, boxes, within)
    if loose:
        banner.say("error", title, " ".join(loose))
    banner.setVisible(bool(loose))
