"""Fills pages with pieces: what stays together, what a new page repeats, what closes a page inside a group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from asn_desktop.letters.marks import Piece


def paginate(pieces: Iterable[Piece], first: float, other: float) -> list[list[Piece]]:
    """Fill pages of the given heights; glued pieces stay with the piece after them, a table takes its head along.

    What is glued together but higher than a page is taken apart: better torn than off the sheet.
    """
    queue = list(pieces)
    pages: list[list[Piece]] = [[]]
    room, at = first, 0
    while at < len(queue):
        group = _group(queue, at)
        if sum(p.height for p in group) > room and pages[-1]:
            _close(pages[-1])
            pages.append([])
            room = other
            if (resume := group[0].resume) is not None:
                queue[at : at + resume.count] = resume.make()
                group = _group(queue, at)
            head = group[0].again
            if head is not None:
                pages[-1].append(head)
                room -= head.height
        if sum(p.height for p in group) > room:
            group = _fitting(group, room)
        pages[-1].extend(group)
        room -= sum(p.height for p in group)
        at += len(group)
    return pages


def _group(queue: list[Piece], at: int) -> list[Piece]:
    """The pieces from here that stay together."""
    end = at
    while end < len(queue) - 1 and queue[end].glued:
        end += 1
    return queue[at : end + 1]


def _fitting(group: list[Piece], room: float) -> list[Piece]:
    """As many pieces as go on a page, at least one."""
    count, height = 1, group[0].height
    while count < len(group) and height + group[count].height <= room:
        height += group[count].height
        count += 1
    return group[:count]


def _close(held: list[Piece]) -> None:
    """Draw the lower edge of a group that goes on overleaf."""
    if held and held[-1].closing:
        held[-1] = replace(held[-1], marks=(*held[-1].marks, *held[-1].closing))
