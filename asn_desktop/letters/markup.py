"""Reads the XML of a wording into plain nodes that know their line. No DTD, no entities of one's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from xml.parsers import expat

from asn_desktop.problems import Trouble


@dataclass
class Node:
    """An element: its name, attributes, line, and what stands in it (texts and nodes in order)."""

    name: str
    attributes: dict[str, str]
    line: int
    items: list[str | Node] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        """Only the elements in it."""
        return [item for item in self.items if isinstance(item, Node)]


def read(path: Path) -> Node:
    """The root of the file. Trouble `template_xml` with file, line and what the parser said."""
    parser = expat.ParserCreate()
    root = Node("", {}, 0)
    stack = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(name, attributes, parser.CurrentLineNumber)
        stack[-1].items.append(node)
        stack.append(node)

    def refuse(*_a: object) -> None:
        raise Trouble("template_xml", file=path.name, line=parser.CurrentLineNumber, said="DOCTYPE")

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: stack.pop()
    parser.CharacterDataHandler = lambda text: stack[-1].items.append(text)
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(path.read_bytes(), True)
    except expat.ExpatError as error:
        said = expat.errors.messages[error.code]
        raise Trouble("template_xml", file=path.name, line=error.lineno, said=said) from None
    except OSError:
        raise Trouble("template_unreadable", file=path.name) from None
    return root.nodes[0]


def unknown(code: str, file: str, line: int, word: str, known: list[str]) -> Trouble:
    """The trouble for a word the vocabulary does not have, with the nearest known one (empty when none is near)."""
    near = get_close_matches(word, known, 1, 0.5)
    return Trouble(code, file=file, line=line, word=word, near=near[0] if near else "", known=", ".join(sorted(known)))
