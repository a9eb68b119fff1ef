"""`asn kinerja …`: goals, the running year, ratings, angka kredit, surveys; each noun brings its own commands."""

from __future__ import annotations

import typer

from asn_desktop.cli import (
    credit,
    credit_papers,
    evaluation_coaching,
    evaluation_library,
    evaluation_objection,
    evaluation_papers,
    evaluation_rating,
    evaluation_results,
    evaluation_round,
    evaluation_skp,
    evaluation_skp_import,
    evaluation_skp_lists,
    evaluation_skp_states,
    evaluation_year,
    survey,
)

commands = typer.Typer(no_args_is_help=True, help="Kinerja: SKP, penilaian, angka kredit, survei layanan.")
evaluation_skp_lists.add_to(evaluation_skp.commands)
evaluation_skp_states.add_to(evaluation_skp.commands)
evaluation_skp_import.add_to(evaluation_skp.commands)
commands.add_typer(evaluation_skp.commands, name="skp")
commands.add_typer(evaluation_library.commands, name="pustaka")
evaluation_round.add_to(evaluation_rating.commands)
commands.add_typer(evaluation_rating.commands, name="nilai")
evaluation_objection.add_to(commands)
commands.add_typer(survey.commands, name="survei")
evaluation_year.add_to(commands)
evaluation_coaching.add_to(commands)
commands.add_typer(evaluation_papers.commands, name="dokumen")
evaluation_results.add_to(commands)
credit_papers.add_to(credit.commands)
commands.add_typer(credit.commands, name="kredit")
