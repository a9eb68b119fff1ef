"""Options every list and deed of the terminal shares."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Jawaban sebagai JSON.")]
Csv = Annotated[bool, typer.Option("--csv", help="Daftar sebagai CSV.")]
Reason = Annotated[str, typer.Option("--alasan", help="Alasan, tercatat di jurnal.")]
To = Annotated[Path, typer.Option("--ke", help="Folder atau berkas tujuan.")]
