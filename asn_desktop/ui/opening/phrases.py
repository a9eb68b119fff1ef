"""Words for files from outside: what they are, and what comes first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asn_desktop.rules.words import thousands, visible
from asn_desktop.ui.sentences import headline

_KINDS = {"balasan": "balasan {seq}", "jawaban": "jawaban pendaftaran", "perubahan": "paket {seq}",
          "permintaan": "permintaan pendaftaran"}  # fmt: skip
_SHOWN = 4


def name(file: Any) -> str:
    """ "balasan-3.asnx – balasan 3 dari BKPSDM Kabupaten Tirtamaya"."""
    what = _KINDS[file.kind].format(seq=file.seq)
    return visible(f"{file.path.name} – {what} dari {file.sender}")


def locked(number: int) -> tuple[str, str]:
    """Nothing of the office may be read on a locked screen, names of files neither."""
    return f"{thousands(number)} berkas menunggu", "Buka kunci dahulu; sesudah itu berkasnya ditawarkan."


def before_login(files: Sequence[Any]) -> tuple[str, str]:
    """The office is there but closed."""
    return _title(files, "menunggu"), f"{_names(files)}\nMasuk dahulu. Berkas dimasukkan setelah Anda menyetujuinya."


def before_first_start(files: Sequence[Any]) -> tuple[str, str]:
    """No office on this PC yet: what the file is, and what comes first."""
    if all(one.kind in ("perubahan", "permintaan") for one in files):
        first = "Berkas seperti ini dibuka oleh BKPSDM. Buat kantor BKPSDM dahulu, atau pindahkan dari cadangannya."
    else:
        first = "Di komputer ini belum ada kantor. Buat kantor baru, atau pindahkan kantor dari cadangannya dahulu."
    return _title(files, "menunggu"), f"{_names(files)}\n{first} Berkasnya tetap ditawarkan sesudah itu."


def offer(files: Sequence[Any], centre: str) -> tuple[str, str, str]:
    """(title, text, verb): what can be taken in now."""
    kinds = {one.kind for one in files}
    if kinds == {"jawaban"}:
        verb, what = "Baca jawaban", f"Jawaban {centre} diperlihatkan dahulu."
    elif kinds == {"permintaan"}:
        verb, what = "Baca permintaan", "Permintaan diperlihatkan dahulu sebelum kantornya didaftarkan."
    else:
        verb = "Masukkan" if len(files) == 1 else f"Masukkan {thousands(len(files))} berkas"
        what = "Belum ada yang berubah. Tanda tangan dan isinya diperiksa saat dimasukkan."
    return _title(files, "siap dimasukkan"), f"{_names(files)}\n{what}", verb


def refused(pairs: Sequence[tuple[Any, Any]]) -> tuple[str, str]:
    """Files that cannot be taken in here, each with its reason."""
    if len(pairs) == 1:
        file, trouble = pairs[0]
        what, todo = headline(trouble)
        name = visible(file.path.name)
        return what, todo if name in what else f"{name}. {todo}"
    lines = [_reason(visible(file.path.name), headline(trouble)[0]) for file, trouble in pairs[:_SHOWN]]
    lines += [f"dan {thousands(len(pairs) - _SHOWN)} berkas lain"] if len(pairs) > _SHOWN else []
    return f"{thousands(len(pairs))} berkas tidak dapat dimasukkan di sini", "\n".join(lines)


def _reason(name: str, what: str) -> str:
    return what if name in what else f"{name}: {what}"


def _title(files: Sequence[Any], state: str) -> str:
    return f"{'Satu' if len(files) == 1 else thousands(len(files))} berkas {state}"


def _names(files: Sequence[Any]) -> str:
    lines = [name(one) for one in files[:_SHOWN]]
    return "\n".join(lines + ([f"dan {thousands(len(files) - _SHOWN)} berkas lain"] if len(files) > _SHOWN else []))
