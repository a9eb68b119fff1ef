"""installer.iss keeps what it promises, read without Windows; each promise is shown to notice when it is broken."""

from __future__ import annotations

import importlib.util
import io
import tomllib
from pathlib import Path

import pytest

from asn_desktop import __version__
from tests.windows.inno_script import parse, text_of
from tests.windows.installer_promises import PROMISES, Script

ROOT = Path(__file__).resolve().parents[2]
TEXT = text_of(ROOT / "installer.iss")

# promise, what is changed in the script, into what: the promise must notice.
BREAKS = [
    ("settings", "PrivilegesRequired=lowest", "PrivilegesRequired=admin"),
    ("settings", "AppId={{7C0C", "AppId={{8C0C"),
    ("settings", "MinVersion=10.0.17763", "MinVersion=6.1"),
    ("settings", "LanguageDetectionMethod=none", "LanguageDetectionMethod=uilanguage"),
    ("settings", "SetupLogging=yes", "SetupLogging=yes\nLicenseFile=LICENSE"),
    ("languages", "Default.isl,resources\\installer\\Indonesian.isl", "Default.isl"),
    ("languages", 'Name: "id"', 'Name: "in"'),
    ("mutexes", "AppMutex=ASNDesktopWindow", "AppMutex=ASNDesktop"),
    ("mutexes", "ProgramMutex = 'ASNDesktopWindow'", "ProgramMutex = 'ASNDesktop'"),
    ("mutexes", "SetupMutex=ASNDesktopSetup", "SetupMutex=ASNDesktopWindow"),
    ("code", "Uninstall\\{7C0C", "Uninstall\\{8C0C"),
    ("code", "DataFolder = '{localappdata}\\ASN Desktop'", "DataFolder = '{userappdata}\\ASN Desktop'"),
    ("code", "(Old, New) > 0", "(Old, New) < 0"),
    ("silence", "SuppressibleMsgBox(", "MsgBox("),
    ("silence", "SuppressibleTaskDialogMsgBox(", "TaskDialogMsgBox("),
    ("removal", "[Files]", '[UninstallDelete]\nType: filesandordirs; Name: "{localappdata}\\ASN Desktop"\n[Files]'),
    ("removal", 'Name: "{app}\\_internal"', 'Name: "{app}"'),
    ("removal", "RemoveDir(ExpandConstant(OldFolder))", "RemoveDir(Data)"),
    ("removal", "OldFolder = '{app}\\", "OldFolder = '{localappdata}\\"),
    ("sources", 'Source: "LICENSE"', 'Source: "LICENCE"'),
    ("sources", "resources\\licences\\*", "resources\\licenses\\*"),
    ("sources", "side_150.bmp", "side_125.bmp"),
    ("sources", "{#Payload}\\*", "elsewhere\\*"),
    ("sources", "\\ASN Desktop.exe,\\asn.exe", "\\ASN Desktop.exe"),
    ("sources", 'Source: "{#Payload}\\asn.exe"; DestDir: "{app}"; Flags: ignoreversion\n', ""),
    ("entry_flags", 'DestName: "notices.txt"; Flags: ignoreversion', 'DestName: "notices.txt"'),
    ("entry_flags", "{cm:PackageKind}\"; Flags: uninsdeletekey", "{cm:PackageKind}\""),
    ("entry_flags", "Root: HKA", "Root: HKLM"),
    ("entry_flags", "[Registry]", '[Dirs]\nName: "{localappdata}\\ASN Desktop"\n[Registry]'),
    ("association", ",0\"", ",1\""),
    ("association", '"""{app}\\ASN Desktop.exe"" ""%1"""', '"""{app}\\asn.exe"" ""%1"""'),
    ("starts", "postinstall skipifsilent", "postinstall"),
    ("starts", "; Check: RelaunchAsked", ""),
    ("starts", "; Tasks: desktopicon", ""),
    ("starts", "{group}\\{#AppName}", "{group}\\Lain"),
    ("words", "en.Stop=", "en.Halt="),
    ("words", "id.NoSpace=Pemasangan memerlukan %1 MB", "id.NoSpace=Pemasangan memerlukan MB"),
    ("words", "id.MemoNew=%1, pemasangan pertama", "id.MemoNew=%1, " + "pemasangan pertama " * 20),
    ("words", "CustomMessage('FilesInUse')", "''"),
    ("offline", "AppMutex=", "AppSupportURL=https://example.org\nAppMutex="),
]  # fmt: skip


def _broken(old: str, new: str) -> Script:
    assert old in TEXT, f"the script does not say {old!r} any more: renew the list of breaks"
    return parse(TEXT.replace(old, new))


@pytest.mark.parametrize("name", PROMISES)
def test_the_installer_keeps_its_promises(name):
    assert PROMISES[name](parse(TEXT)) == []


@pytest.mark.parametrize(("name", "old", "new"), BREAKS)
def test_a_broken_promise_is_noticed(name, old, new):
    assert PROMISES[name](_broken(old, new)) != []


def test_each_promise_is_tried():
    assert {name for name, _, _ in BREAKS} == set(PROMISES)


def test_the_installer_carries_the_version_of_the_program():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert [parse(TEXT).defines["AppVersion"], project] == [__version__, __version__]


def test_the_installer_stays_per_user_and_keeps_records():
    script = parse(TEXT)
    assert script.setup["PrivilegesRequired"] == "lowest"
    assert "UninstallDelete" not in script.entries
    assert "DataKept" in script.code


def test_a_script_without_the_mark_of_utf8_is_refused(tmp_path):
    (tmp_path / "bare.iss").write_text("[Setup]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="UTF-8"):
        text_of(tmp_path / "bare.iss")


def test_the_parser_refuses_what_it_does_not_understand():
    with pytest.raises(ValueError, match="told twice"):
        parse("[Setup]\nAppName=a\nAppName=b\n")
    with pytest.raises(ValueError, match="not understood"):
        parse("[Setup]\nAppName\n")
    with pytest.raises(ValueError, match="no entry"):
        parse("[Files]\nnothing\n")


def test_no_line_of_the_code_begins_like_a_section():
    """Inno Setup would take it for one and refuse the script."""
    code = TEXT[TEXT.index("[Code]") + 6 :]
    assert [line for line in code.splitlines() if line.lstrip().startswith("[")] == []


def _wizard_pictures():
    spec = importlib.util.spec_from_file_location("wizard_pictures", ROOT / ".ci" / "wizard_pictures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_of_the_wizard_are_the_drawn_ones():
    for name, image in _wizard_pictures().drawn().items():
        drawn = io.BytesIO()
        image.save(drawn, format="BMP")
        assert (ROOT / "resources" / "installer" / name).read_bytes() == drawn.getvalue(), f"{name}: draw it again"


def test_the_wizard_wears_the_colours_of_the_program():
    from asn_desktop.ui import look

    drawing = _wizard_pictures()
    told = ["#{:02X}{:02X}{:02X}".format(*colour) for colour in (drawing.ACCENT, drawing.DARK, drawing.CARD)]
    assert told == [look.ACCENT, look.ACCENT_DARK, look.CARD]
    assert "#{:02X}{:02X}{:02X}".format(*drawing.PALE) == look.TONES["accent"][2]
