"""Who is at the keyboard, and what each role may do or see.

Source: the program's own office order; health, children's and discipline details are kept from readers
who do not need them (UU 27/2022 art. 4, specific personal data).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from asn_desktop.problems import Problem, Refused


class Role(StrEnum):
    """The five roles of an office."""

    OPERATOR = "operator"
    VERIFIKATOR = "verifikator"
    PEJABAT = "pejabat"
    ADMIN = "admin"
    PEMERIKSA = "pemeriksa"


class Deed(StrEnum):
    """What a role may be allowed to do."""

    ENTER = "enter"  # add and change records, requests, letters
    VERIFY = "verify"  # initial a step: section V of the form, consideration
    DECIDE = "decide"  # decide and sign
    MANAGE = "manage"  # users, settings, units, keys, backups
    EXCHANGE = "exchange"  # write and read packages
    READ = "read"
    READ_SENSITIVE = "read_sensitive"  # health, children, discipline, full NIK


_MAY: dict[Role, frozenset[Deed]] = {
    Role.OPERATOR: frozenset({Deed.ENTER, Deed.VERIFY, Deed.EXCHANGE, Deed.READ, Deed.READ_SENSITIVE}),
    Role.VERIFIKATOR: frozenset({Deed.ENTER, Deed.VERIFY, Deed.EXCHANGE, Deed.READ, Deed.READ_SENSITIVE}),
    Role.PEJABAT: frozenset({Deed.VERIFY, Deed.DECIDE, Deed.READ, Deed.READ_SENSITIVE}),
    Role.ADMIN: frozenset(
        {Deed.ENTER, Deed.VERIFY, Deed.MANAGE, Deed.EXCHANGE, Deed.READ, Deed.READ_SENSITIVE}
    ),
    Role.PEMERIKSA: frozenset({Deed.READ}),
}


@dataclass(frozen=True)
class Actor:
    """The named person on whose behalf a transaction runs."""

    username: str
    name: str
    role: Role


SYSTEM = Actor("asn", "ASN Desktop", Role.ADMIN)  # migrations, self-checks, start-up tidying


def may(role: Role, deed: Deed) -> bool:
    """Whether a role is allowed a deed."""
    return deed in _MAY[role]


def require(actor: Actor, deed: Deed) -> None:
    """Refuse with `role_not_allowed` unless the actor's role is allowed the deed."""
    if not may(actor.role, deed):
        raise Refused(Problem("role_not_allowed", values={"role": actor.role.value, "deed": deed.value}))
