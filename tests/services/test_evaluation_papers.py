"""Documents of evaluation as services make them: blocked until ready, versions, who signs, whom they are closed to."""

from __future__ import annotations

import datetime as dt
import uuid
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import letters, reference
from asn_desktop.services.evaluation import (
    feedback,
    finalise,
    paper_batch,
    papers,
    ratings,
    rule_settings,
    skp,
    unit_round,
    versions,
)
from asn_desktop.services.evaluation.feedback import FeedbackAsk, Verifier
from asn_desktop.services.evaluation.skp import SkpFull
from asn_desktop.services.survey import cards, points, surveys
from asn_desktop.store.letters import Letter
from asn_desktop.ui.sentences import sentence

from ..conftest import Fill
from .evaluation_office import TODAY, EvaluationOffice, goals, make
from .evaluation_papers_year import END, HEAD_CLERK, SAID, fixed, rated, ready
from .survey_office import FIRST, LAST, answers

NOW = dt.datetime(2027, 1, 5, 2, 15, tzinfo=dt.UTC)
Year = tuple[EvaluationOffice, dict[uuid.UUID, SkpFull]]


@pytest.fixture
def filling() -> Fill:
    return ready


@pytest.fixture
def year(session: Session, filled: Year) -> Year:
    session.info["actor"] = HEAD_CLERK
    return filled


def inside(session: Session, letter_id: uuid.UUID) -> dict[str, object]:
    held: dict[str, object] = session.get_one(Letter, (session.info["office_id"], letter_id)).data["isi"]
    return held


def text(data: bytes) -> str:
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [p.code for p in caught.value.problems]


@pytest.mark.parametrize("filling", [None])
def test_a_draft_is_shown_but_not_made(session: Session) -> None:
    office = make(session)
    drawn = goals(session, office.agus, fixed=False)
    shown = text(papers.preview(session, "skp", skp_id=drawn.row.id, today=TODAY, now=NOW))
    assert "Agus Setiawan" in shown
    assert "Pratinjau, belum dicatat" in shown
    with pytest.raises(Refused) as caught:
        papers.make(session, "skp", skp_id=drawn.row.id, today=TODAY, now=NOW)
    assert codes(caught) == ["paper_skp_not_fixed"]
    assert papers.made(session, skp_id=drawn.row.id) == ()


def test_the_three_shapes_of_the_form_follow_approach_and_post(session: Session, year: Year) -> None:
    office, made = year
    shapes = {
        who: inside(session, papers.make(session, "skp", skp_id=made[who].row.id, today=END, now=NOW).id)["bentuk"]
        for who in (office.kepala, office.agus)
    }  # fmt: skip
    assert shapes == {office.kepala: "JPT", office.agus: "JA_JF"}
    paper = text(letters.pdf(session, papers.made(session, skp_id=made[office.kepala].row.id)[0].letter.id))
    assert "BAGI PEJABAT PIMPINAN TINGGI" in paper
    assert "PERSPEKTIF" in paper
    assert "YANG DIINTERVENSI" not in paper


@pytest.mark.parametrize("filling", [None])
def test_a_qualitative_skp_has_its_own_table(session: Session) -> None:
    from asn_desktop.rules.evaluation.words import Approach

    office = make(session)
    full = goals(session, office.agus, pendekatan=Approach.KUALITATIF)
    paper = text(papers.preview(session, "skp", skp_id=full.row.id, today=TODAY, now=NOW))
    assert "PENDEKATAN HASIL KERJA KUALITATIF" in paper
    assert "UKURAN KEBERHASILAN/INDIKATOR KINERJA INDIVIDU, DAN TARGET" in paper
    assert "ASPEK" not in paper


def test_pppk_print_their_number_and_golongan(session: Session, year: Year) -> None:
    office, made = year
    row = papers.make(session, "skp", skp_id=made[office.dewi].row.id, today=END, now=NOW)
    held = inside(session, row.id)
    assert held["yang_dinilai"]["sebutan"] == "NI PPPK"  # type: ignore[index]
    assert held["yang_dinilai"]["pangkat"] == "IX"  # type: ignore[index]
    assert held["penilai"]["sebutan"] == "NIP"  # type: ignore[index]
    assert text(letters.pdf(session, row.id)).count("NI PPPK 19941130 202321 2 007") == 4  # block, signature, two feet


def test_the_foot_names_owner_document_version_and_hash_on_every_page(session: Session, year: Year) -> None:
    import hashlib
    import json

    office, made = year
    row = papers.make(session, "skp", skp_id=made[office.agus].row.id, today=END, now=NOW)
    data = letters.pdf(session, row.id)
    file = pikepdf.open(BytesIO(data))
    held = bytes(file.Root.AF[0].EF.F.read_bytes())
    assert json.loads(held)["isi"] == inside(session, row.id)
    pages = file.pages
    paper = text(data)
    assert paper.count(f"Dokumen {row.id} · versi 1 · SHA-256 isi {hashlib.sha256(held).hexdigest()}") == len(pages)
    assert paper.count("Agus Setiawan · NIP 19900315 201412 1 002") == len(pages)
    assert f"Halaman 1 dari {len(pages)}" in paper


def test_annex_and_plan_of_action_need_content(session: Session, year: Year) -> None:
    office, made = year
    with pytest.raises(Refused) as caught:
        papers.make(session, "lampiran_skp", skp_id=made[office.agus].row.id, today=END, now=NOW)
    assert codes(caught) == ["paper_no_annex"]
    row = papers.make(session, "rencana_aksi", skp_id=made[office.agus].row.id, today=END, now=NOW)
    assert row.ukuran == "A4-L"
    assert "3 laporan" in text(letters.pdf(session, row.id))


def test_unchanged_content_is_the_document_at_hand(session: Session, year: Year) -> None:
    office, made = year
    key = made[office.agus].row.id
    first = papers.make(session, "skp", skp_id=key, today=END, now=NOW)
    assert papers.make(session, "skp", skp_id=key, today=END, now=NOW).id == first.id
    assert [one.versi for one in papers.made(session, skp_id=key)] == [1]


def test_changed_content_is_a_new_version_and_the_old_one_stays(session: Session, year: Year) -> None:
    office, made = year
    key = made[office.agus].row.id
    first = papers.make(session, "skp", skp_id=key, today=END, now=NOW)
    skp.reopen(session, key, "Ekspektasi ditambahkan")
    skp.set_expectation(session, key, 3, "Menguasai aplikasi baru.")
    assert papers.offers(session, skp_id=key)[0].berubah
    skp.fix(session, key, day=dt.date(2026, 1, 20), today=END)
    second = papers.make(session, "skp", skp_id=key, today=END, now=NOW)
    assert inside(session, second.id)["versi"] == 2
    found = papers.made(session, skp_id=key)
    assert [(one.versi, one.diganti, one.letter.keadaan) for one in found] == [(2, False, "siap"), (1, True, "batal")]
    assert found[1].letter.batal_alasan == "Digantikan versi 2"
    assert b"%PDF" in letters.pdf(session, first.id)


def test_a_result_is_blocked_until_it_is_rated_fixed_and_its_achievement_known(session: Session, year: Year) -> None:
    office, _ = year
    draft = rated(session, [office.agus])[0]
    with pytest.raises(Refused) as caught:
        papers.make(session, "dokumen_evaluasi", evaluation_id=draft.id, today=END, now=NOW)
    assert codes(caught) == ["paper_evaluation_not_fixed"]
    assert [(o.kind, [p.code for p in o.problems]) for o in papers.offers(session, evaluation_id=draft.id)] == [
        ("evaluasi_kinerja", ["paper_evaluation_not_fixed"]), ("dokumen_evaluasi", ["paper_evaluation_not_fixed"]),
    ]  # fmt: skip
    assert "BAIK" in text(papers.preview(session, "dokumen_evaluasi", evaluation_id=draft.id, today=END, now=NOW))


def test_the_result_names_three_people_and_its_predikat(session: Session, year: Year) -> None:
    office, _ = year
    done = fixed(session, office)[office.agus]
    row = papers.make(session, "dokumen_evaluasi", evaluation_id=done.id, today=END, now=NOW)
    paper = text(letters.pdf(session, row.id))
    for words in ("1. PEGAWAI YANG DINILAI", "Agus Setiawan", "2. PEJABAT PENILAI KINERJA", "Bambang Prasetyo",
                  "3. ATASAN PEJABAT PENILAI KINERJA", "Haryanto", "PERIODE: AKHIR", "dibuat tanggal 5 Januari 2027",
                  "Ikut pelatihan analisis beban."):  # fmt: skip
        assert words in paper
    assert row.tanggal == END
    assert "Bahan kerja e-Kinerja" in paper  # the shipped choice
    states = {s.employee_id: s for s in unit_round.overview(session, 2026, "AKHIR")}
    assert (states[office.agus].dokumen, states[office.sari].dokumen) == (True, False)


def test_where_the_office_is_official_the_paper_does_not_speak_of_ekinerja(session: Session, year: Year) -> None:
    office, _ = year
    rule_settings.change(session, "mode", "resmi", since=dt.date(2026, 1, 2), ground="Keputusan 12/2026", today=END)
    done = fixed(session, office)[office.agus]
    row = papers.make(session, "dokumen_evaluasi", evaluation_id=done.id, today=END, now=NOW)
    assert "e-Kinerja" not in text(letters.pdf(session, row.id))


def test_the_working_form_shows_realisations_feedback_and_pattern(session: Session, year: Year) -> None:
    office, _ = year
    done = fixed(session, office)[office.agus]
    row = papers.make(session, "evaluasi_kinerja", evaluation_id=done.id, today=END, now=NOW)
    held = inside(session, row.id)
    first = held["utama"][0]  # type: ignore[index]
    assert first["indikator"][0]["realisasi"] == ["12 laporan (Rekap laporan Desember)"]
    assert first["umpan"] == ["Pimpinan, 20 Desember 2026: Laporan selalu lengkap."]
    assert (held["rating_hasil"], held["rating_perilaku"], held["predikat"]) == (
        "SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK")  # fmt: skip
    assert [bar["tanda"] for bar in held["pola"]] == ["SK", "K", "BP", "B", "SB"]  # type: ignore[attr-defined,union-attr]
    assert all(bar["jumlah"] is None for bar in held["pola"])  # type: ignore[attr-defined]  # four people: no counts
    assert "pola diperiksa bersama" in held["pola_kata"][0]  # type: ignore[index]


def test_a_citizens_word_is_printed_verified_with_the_reply_and_never_before(session: Session, year: Year) -> None:
    office, made = year
    done = fixed(session, office)[office.agus]
    ask = FeedbackAsk(made[office.agus].row.id, "AKHIR", SAID, Giver.MASYARAKAT, "Petugas ramah.", nilai=1,
                      sifat="pujian")  # fmt: skip
    said = feedback.give(session, ask, today=END)

    def printed() -> object:
        form = papers.make(session, "evaluasi_kinerja", evaluation_id=done.id, today=END, now=NOW)
        return inside(session, form.id)["perilaku"][0]["umpan"]  # type: ignore[index]

    assert printed() == []
    feedback.verify(session, said.id, Verifier(office.sari), benar=True, catatan="Ditanyakan kepada warga", day=END,
                    today=END)  # fmt: skip
    feedback.reply(session, said.id, "Terima kasih.", day=END)
    assert printed() == ["Masyarakat, 20 Desember 2026: Petugas ramah. Tanggapan pegawai: Terima kasih."]


def test_a_feedback_card_is_printed_with_the_appraisers_reason_and_without_its_number(
    session: Session, year: Year
) -> None:
    office, made = year
    done, goal = fixed(session, office)[office.agus], made[office.agus].row.id
    desk = points.put(session, points.PointAsk(office.angkutan, "Loket uji kendaraan")).id
    points.serve(session, desk, [office.agus], FIRST)
    survey = surveys.enter(session, surveys.SurveyAsk(desk, FIRST, LAST, 40, answers(), populasi=44), today=END)
    cards.consider(session, survey.id, goal, False, "Hanya dua minggu di loket", today=END)
    before = papers.make(session, "evaluasi_kinerja", evaluation_id=done.id, today=END, now=NOW)
    assert inside(session, before.id)["umpan_umum"] == []
    cards.consider(session, survey.id, goal, True, "Sesuai dengan yang saya lihat.", today=END)
    after = papers.make(session, "evaluasi_kinerja", evaluation_id=done.id, today=END, now=NOW)
    assert inside(session, after.id)["umpan_umum"] == [{"nomor": "1", "teks": (
        "Kartu umpan balik survei Loket uji kendaraan (1 Juli s.d. 30 September 2026) dipertimbangkan: "
        "Sesuai dengan yang saya lihat.")}]  # fmt: skip


def test_counts_of_colleagues_make_no_new_version(session: Session, year: Year) -> None:
    office, _ = year
    rows = fixed(session, office)
    form = papers.make(session, "evaluasi_kinerja", evaluation_id=rows[office.kabid].id, today=END, now=NOW)
    versions.change(session, rows[office.sekretaris].id, None, "DI_ATAS", "Perilaku dinilai kembali", today=END)
    again = papers.make(session, "evaluasi_kinerja", evaluation_id=rows[office.kabid].id, today=END, now=NOW)
    assert again.id == form.id


def test_a_changed_result_is_a_new_version_of_the_same_document(session: Session, year: Year) -> None:
    office, _ = year
    old = fixed(session, office)[office.agus]
    first = papers.make(session, "dokumen_evaluasi", evaluation_id=old.id, today=END, now=NOW)
    new = versions.change(session, old.id, "SESUAI", "DI_ATAS", "Bukti baru diterima", today=END)
    with pytest.raises(Refused) as caught:
        papers.make(session, "dokumen_evaluasi", evaluation_id=old.id, today=END, now=NOW)
    assert "paper_evaluation_gone" in codes(caught)
    if new.keadaan != "ditetapkan":
        new = finalise.finalise(session, [new.id], day=END, today=END)[0]
    second = papers.make(session, "dokumen_evaluasi", evaluation_id=new.id, today=END, now=NOW)
    assert inside(session, second.id)["versi"] == 2
    assert "Bukti baru diterima" in text(letters.pdf(session, second.id))
    assert letters.get(session, first.id).keadaan == "batal"
    assert [m.versi for m in papers.made(session, evaluation_id=old.id)] == [2, 1]


def test_receipt_makes_no_new_version_and_a_refused_signature_does(session: Session, year: Year) -> None:
    office, _ = year
    done = fixed(session, office)[office.agus]
    first = papers.make(session, "dokumen_evaluasi", evaluation_id=done.id, today=END, now=NOW)
    assert letters.signer_of(session, first.id)[0] == "Bambang Prasetyo"  # the appraiser first, then the employee
    finalise.received(session, done.id, END)
    assert papers.make(session, "dokumen_evaluasi", evaluation_id=done.id, today=END, now=NOW).id == first.id
    finalise.refused_signature(session, done.id, "Menolak di hadapan Kasubbag Umum")
    second = papers.make(session, "dokumen_evaluasi", evaluation_id=done.id, today=END, now=NOW)
    paper = text(letters.pdf(session, second.id))
    assert "tidak bersedia menandatangani" in paper
    assert "Menolak di hadapan Kasubbag Umum" in paper
    assert "diterima tanggal 5 Januari 2027" in paper


def test_months_not_rated_and_a_short_period_are_printed(session: Session, year: Year) -> None:
    from asn_desktop.store.evaluation import Evaluation

    office, _ = year
    done = fixed(session, office)[office.bayu]
    assert done.periode_singkat
    session.get_one(Evaluation, (session.info["office_id"], done.id)).tidak_dinilai = [5, 6, 7]
    session.flush()
    row = papers.make(session, "dokumen_evaluasi", evaluation_id=done.id, today=END, now=NOW)
    paper = text(letters.pdf(session, row.id))
    assert "Bulan yang tidak dinilai karena cuti panjang: Mei, Juni dan Juli 2026." in paper
    assert "Periode singkat: dinilai untuk 2 Maret s.d. 31 Desember 2026." in paper


def test_pages_and_lists_are_closed_without_the_right_to_read_them(session: Session, year: Year) -> None:
    office, made = year
    done = fixed(session, office)[office.agus]
    row = papers.make(session, "dokumen_evaluasi", evaluation_id=done.id, today=END, now=NOW)
    session.info["actor"] = Actor("rudi", "Rudi", Role.PEMERIKSA)
    for deed in (
        lambda: letters.pdf(session, row.id),
        lambda: papers.made(session, evaluation_id=done.id),
        lambda: papers.offers(session, skp_id=made[office.agus].row.id),
        lambda: papers.preview(session, "skp", skp_id=made[office.agus].row.id, today=END, now=NOW),
        lambda: paper_batch.plan(session, "dokumen_evaluasi", 2026),
    ):
        with pytest.raises(Refused) as caught:
            deed()
        assert codes(caught) == ["role_not_allowed"]


def test_the_batch_of_a_unit_plans_makes_and_waits_for_one_hand(session: Session, year: Year) -> None:
    office, _ = year
    rows = fixed(session, office)
    lines = paper_batch.plan(session, "dokumen_evaluasi", 2026, office.angkutan)
    assert [one.nama for one in lines] == ["Agus Setiawan", "Bambang Prasetyo", "Dewi Lestari", "Rina Marlina",
                                           "Tono Sugiarto"]  # fmt: skip
    assert all(not one.problems for one in lines)
    for one in lines:
        papers.make(session, one.kind, evaluation_id=one.evaluation_id, jalur="sini", today=END, now=NOW)
    mine = paper_batch.waiting(session, "dokumen_evaluasi", 2026, office.angkutan, nip="19750520 200003 1 002")
    assert [one.letter.nama for one in mine] == ["Agus Setiawan", "Dewi Lestari", "Rina Marlina", "Tono Sugiarto"]
    assert {one.penanda for one in mine} == {"Bambang Prasetyo"}
    assert rows[office.kabid].penilai.nama == "Haryanto"


@pytest.mark.parametrize(
    ("kind", "code"),
    [("surat_cinta", "paper_kind_unknown"), ("skp", "paper_skp_needed"),
     ("dokumen_evaluasi", "paper_evaluation_needed")],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_refused(session: Session, kind: str, code: str) -> None:
    reference.load_shipped(session)
    with pytest.raises(Refused) as caught:
        papers.make(session, kind, today=END, now=NOW)
    assert codes(caught) == [code]


@pytest.mark.parametrize("code", [
    "paper_kind_unknown", "paper_skp_needed", "paper_evaluation_needed", "paper_skp_not_fixed", "paper_skp_void",
    "paper_no_annex", "paper_no_actions", "paper_evaluation_not_fixed", "paper_evaluation_gone", "paper_no_ratings",
    "paper_no_achievement", "paper_superior_missing", "paper_elsewhere", "paper_none_waiting",
])  # fmt: skip
def test_every_refusal_has_its_sentence(code: str) -> None:
    words = sentence(Problem(code, values={"raw": "x", "dikenal": ["skp"], "nama": "Agus", "periode": "Akhir"}))
    assert "kode" not in words
    assert words.count(".") >= 2


def test_a_result_of_a_person_has_one_result_a_period(session: Session, year: Year) -> None:
    office, _ = year
    fixed(session, office)
    assert len(ratings.of_person(session, office.agus, 2026)) == 1
