"""The tab Kirim–Terima: reads, shows, and does the deeds its pages wish for."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.problems import Problem, Trouble
from asn_desktop.services import (
    enrolment,
    findings,
    handover,
    identity_card,
    office_escrow,
    outbox,
    post,
    replies,
    sync,
)
from asn_desktop.services.enrolment import AnswerCard, FileOut
from asn_desktop.services.handover import Handover, HandoverAsk
from asn_desktop.services.outbox import ExchangeView
from asn_desktop.services.replies import ReplyResult
from asn_desktop.services.sync import PackageRow
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.exchange.alone import AlonePage
from asn_desktop.ui.exchange.joined import JoinedPage
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.sentences.packages import leave_waits, reply_waits


class ExchangeTab(QWidget):
    """Two pages: the quiet one of an office that works alone, and the one of a joined office."""

    employee_chosen = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.alone = AlonePage(desk.office.nama_pusat)
        self.joined = JoinedPage(desk.office.zona)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.alone)
        self.pages.addWidget(self.joined)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self.sticks: list[outbox.Stick] = []
        self._chosen: PackageRow | None = None
        self._answer: bytes | None = None
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        alone, joined = self.alone, self.joined
        alone.excel_wanted.connect(self._ask_excel)
        alone.handover_wanted.connect(lambda: self._pick_folder("Simpan Excel dan surat pengantar", self.hand_over))
        alone.request_wanted.connect(lambda: self._pick_folder("Simpan berkas permintaan", self.make_request))
        alone.answer_wanted.connect(self._pick_answer)
        alone.accept_wanted.connect(self.accept_answer)
        alone.answer_dropped.connect(alone.banner.hide)
        joined.unsent.write_wanted.connect(self._write)
        joined.unsent.save_wanted.connect(lambda: self._pick_folder("Simpan paket untuk surel", self.write_package))
        joined.rewrite_wanted.connect(lambda row: self._pick_target(functools.partial(self.carry, row)))
        joined.package_chosen.connect(self._choose)
        joined.settle_copy_wanted.connect(self.settle_here)
        joined.drop.files_dropped.connect(self.take_replies)
        joined.drop.accept_for(joined)
        joined.findings.employee_wanted.connect(self.employee_chosen)
        joined.findings.settle_wanted.connect(self._settle)
        self.desk.changed.connect(lambda _names: self.refresh() if self.isVisible() else None)

    def refresh(self) -> None:
        """Read everything the page shows."""
        self.desk.read(self, outbox.view, done=self._show, replaces="view")
        self.desk.call(self, outbox.sticks, done=self._show_sticks, replaces="sticks")

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def _show(self, view: ExchangeView) -> None:
        self.pages.setCurrentWidget(self.joined if view.connection.enrolled else self.alone)
        self.alone.show_view(view)
        if not view.connection.enrolled:
            return
        self.joined.show_view(view, self.desk.today())
        rows = {(row.epoch, row.seq): row for row in view.packages}
        chosen = rows.get((self._chosen.epoch, self._chosen.seq)) if self._chosen else None
        troubled = next((row for row in view.packages if row.state == "sebagian"), None)
        wanted = chosen or troubled
        if wanted is not None:
            self.joined.table.choose((wanted.epoch, wanted.seq))
            self._choose(wanted)

    def _show_sticks(self, sticks: list[outbox.Stick]) -> None:
        self.sticks = sticks
        self.joined.unsent.show_sticks(sticks)

    def _choose(self, row: PackageRow) -> None:
        self._chosen = row
        show = functools.partial(self.joined.show_findings, row)
        self.desk.read(
            self, findings.listing, self.desk.office.id, epoch=row.epoch, seq=row.seq, done=show, replaces="findings"
        )

    def _write(self) -> None:
        self._pick_target(self.write_package)

    def write_package(self, folder: Path) -> None:
        """Seal, commit, then write."""
        self.desk.write(
            self, sync.export, now=self.desk.now(), reason="paket perubahan", title="Menulis paket",
            done=lambda row: self.carry(row, folder), failed=self._refused, troubled=self._troubled,
        )  # fmt: skip

    def carry(self, row: PackageRow, folder: Path) -> None:
        """Write a kept package to a folder."""
        def done(paths: list[Path]) -> None:
            self.joined.banner.say(
                "ok", f"Paket {row.seq} ditulis dan terbaca kembali dengan benar",
                f"{', '.join(p.name for p in paths)} di {folder}. Serahkan kepada {self.desk.office.nama_pusat}, lalu "
                "masukkan balasannya di sini.",
            )  # fmt: skip
            self.joined.banner.show()
            self.refresh()

        self.desk.read(self, sync.carry, folder, epoch=row.epoch, seq=row.seq, done=done, failed=self._refused,
                       troubled=self._troubled, title="Menulis ke stik")  # fmt: skip

    def take_replies(self, paths: Sequence[Path]) -> None:
        """Read dropped files; each is known by its content."""
        for path in paths:
            self.desk.call(self, post.read_file, path, done=self._take_reply, troubled=self._troubled)

    def _take_reply(self, data: bytes) -> None:
        if post.kind(data) == post.ANSWER:
            self.desk.write(
                self, enrolment.accept, data, now=self.desk.now(), today=self.desk.today(),
                reason="pembaruan sertifikat",
                done=self._renewed,
                failed=self._refused, troubled=self._troubled,
            )  # fmt: skip
            return
        self.desk.write(
            self, replies.receive_reply, data, now=self.desk.now(), today=self.desk.today(), reason="balasan BKPSDM",
            title="Memasukkan balasan", done=self._taken, failed=self._refused, troubled=self._troubled,
        )  # fmt: skip

    def _renewed(self, card: AnswerCard) -> None:
        self._entrust()
        self._tell("ok", f"Sertifikat diperbarui oleh {card.centre}", "")

    def _entrust(self) -> None:
        self.desk.call(self, office_escrow.entrust, self.desk.opened, troubled=self._troubled)

    def _taken(self, result: ReplyResult) -> None:
        if result.missing:
            self._tell("neutral", f"Balasan {result.seq} menunggu berkas lain",
                       reply_waits(result.seq, result.volumes, result.missing))  # fmt: skip
            return
        if result.already or result.old:
            why = "sudah pernah dibaca" if result.already else "lebih lama daripada yang terakhir dibaca"
            self._tell("neutral", f"Balasan {result.seq} {why}", "Tidak ada yang berubah.")
            return
        parts = [f"{result.acknowledged} paket diakui"]
        parts += [f"{result.refused} baris perlu dilihat"] if result.refused else []
        parts += [f"{result.corrections} pembetulan masuk"] if result.corrections else []
        parts += [f"{result.given_back} data kembali setelah pemulihan"] if result.given_back else []
        parts += [f"{result.decided} keputusan cuti masuk"] if result.decided else []
        tone = "warn" if result.refused or result.rejected or result.waits_for or result.undecided else "ok"
        text = f"{self.desk.office.nama_pusat} menunggu paket {result.waits_for}." if result.waits_for else ""
        if result.rejected:
            text = f"Paket {', '.join(map(str, result.rejected))} ditolak: nomor sama, isi berbeda. Telepon dahulu."
        text = " ".join(filter(None, [text, leave_waits(result.undecided)]))
        self._tell(tone, f"Balasan {result.seq} dimasukkan: {', '.join(parts)}", text)
        self._chosen = None
        self.refresh()

    def _settle(self, finding_id: Any, take_centre: bool) -> None:
        self.desk.write(
            self, findings.settle, finding_id, take_centre=take_centre, now=self.desk.now(), failed=self._refused,
            reason="menerima nilai BKPSDM" if take_centre else "mempertahankan nilai kantor",
            done=lambda _: (self.said.emit("Keputusan tercatat"), self.refresh()),
        )  # fmt: skip

    def settle_here(self) -> None:
        """Go on with a copied store on this PC, under a new row of numbers."""
        self.desk.write(
            self, identity_card.settle, reason="melanjutkan di komputer ini",
            done=lambda _: (self.joined.banner.hide(), self.refresh()), failed=self._refused,
        )  # fmt: skip

    def make_request(self, folder: Path) -> None:
        """The request file: made and committed, then written."""
        self.desk.write(
            self, enrolment.request, now=self.desk.now(), reason="permintaan pendaftaran",
            done=lambda made: self._save(made, folder), failed=self._refused, troubled=self._troubled,
        )  # fmt: skip

    def _save(self, made: FileOut, folder: Path) -> None:
        text = f"Berkas {made.name} ada di {folder}. Serahkan kepada {self.desk.office.nama_pusat}."
        self.desk.call(self, post.save_file, folder, made.name, made.data, troubled=self._troubled,
                       done=lambda _: self._tell("ok", "Berkas permintaan ditulis", text))  # fmt: skip
        self.refresh()

    def read_answer(self, path: Path) -> None:
        """Show what an answer says."""
        def look_into(data: bytes) -> None:
            self._answer = data
            self.desk.read(self, enrolment.read_answer, data, now=self.desk.now(), done=self._ask,
                           failed=self._refused, troubled=self._troubled)  # fmt: skip

        self.desk.call(self, post.read_file, path, done=look_into, troubled=self._troubled)

    def _ask(self, card: AnswerCard) -> None:
        self.alone.ask_to_accept(card)

    def accept_answer(self) -> None:
        """The clerk compared the words."""
        if self._answer is not None:
            self.desk.write(
                self, enrolment.accept, self._answer, now=self.desk.now(), today=self.desk.today(),
                reason="pendaftaran", done=self._joined, failed=self._refused, troubled=self._troubled,
            )  # fmt: skip

    def _joined(self, card: AnswerCard) -> None:
        self.alone.banner.hide()
        self._entrust()
        text = f"Perubahan dapat dikirim mulai sekarang. Kunci cadangan dititipkan pada {card.centre}."
        self.joined.banner.say("ok", f"Kantor ini terhubung dengan {card.centre}", text)
        self.joined.banner.show()
        self.refresh()

    def _tell(self, tone: str, title: str, text: str) -> None:
        banner = self.pages.currentWidget().banner
        banner.say(tone, title, text)
        banner.show()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._tell("warn", "Belum dapat dilakukan", " ".join(sentence(p) for p in problems))

    def _troubled(self, trouble: Trouble) -> None:
        what, todo = headline(trouble)
        self._tell("error", what, todo)

    def _pick_target(self, deed: Any) -> None:
        if self.sticks:
            deed(self.sticks[0].path)
        else:
            self._pick_folder("Pilih folder tujuan", deed)

    def _pick_folder(self, title: str, deed: Any) -> None:
        name = QFileDialog.getExistingDirectory(self, title)
        if name:
            deed(Path(name))

    def _pick_answer(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Baca berkas jawaban", "", "Paket ASN (*.asnx);;Semua berkas (*)")
        if name:
            self.read_answer(Path(name))

    def _ask_excel(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Simpan daftar pegawai", "daftar-pegawai.xlsx", "Excel (*.xlsx)")
        if name:
            self.save_excel(Path(name))

    def save_excel(self, path: Path) -> None:
        """The list of everybody, as Excel."""
        def write(made: tuple[bytes, int]) -> None:
            self.desk.call(self, post.save_file, path.parent, path.name, made[0], troubled=self._troubled,
                           done=lambda p: self._tell("ok", "Daftar pegawai disimpan", str(p)))  # fmt: skip

        self.desk.read(self, handover.excel, done=write, failed=self._refused)

    def hand_over(self, folder: Path) -> None:
        """The list with its covering letter: registered and committed, then both files are written."""
        self.desk.write(
            self, handover.make, HandoverAsk(), now=self.desk.now(), today=self.desk.today(), title="Menyusun surat",
            reason="surat pengantar penyerahan data", failed=self._refused, troubled=self._troubled,
            done=functools.partial(self._handed_over, folder),
        )  # fmt: skip

    def _handed_over(self, folder: Path, made: Handover) -> None:
        number = f"nomor {made.letter.nomor}" if made.letter.nomor else "tanpa nomor dahulu"
        names = " dan ".join(name for name, _ in made.files)
        text = f"{names} di {folder}. Cetak suratnya, tandatangani, lalu serahkan bersama berkas Excel."
        self.desk.call(
            self, post.save_files, folder, made.files, troubled=self._troubled,
            done=lambda _: self._tell("ok", f"{made.rows} pegawai dan surat pengantar {number} siap diserahkan", text),
        )  # fmt: skip
