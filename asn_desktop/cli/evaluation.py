"""`asn kinerja …`: goals, the running year, ratings, angka kredit, surveys; each noun brings its own commands."""

from __future__ import annotations

import typer

from asn_desktop.cli import survey

commands = typer.Typer(no_args_is_help=True, help="Kinerja: SKP, penilaian, angka kredit, survei layanan.")
commands.add_typer(survey.commands, name="survei")
