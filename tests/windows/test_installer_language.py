"""Indonesian.isl says everything Inno Setup says, with the same placeholders, in words that fit their places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.windows.inno_script import known_keys, parse, shape, text_of

ROOT = Path(__file__).resolve().parents[2]
TEXT = text_of(ROOT / "resources" / "installer" / "Indonesian.isl")
KEYS = known_keys(Path(__file__).with_name("inno_keys.txt"))
EMPTY = {"HelpTextNote", "AboutSetupNote", "TranslatorNote", "BeveledLabel"}  # empty in Inno Setup too

# Longest text seen whole in its place, in signs without the access mark (wine, DejaVu Sans, wider than Segoe UI).
ROOM = {
    r"Button(Back|Next|Install|OK|Cancel|Finish|Yes|No|Browse|WizardBrowse)$": 11,
    r"Wizard\w+$": 30,  # heads of pages
    r"\w+Desc$": 60,  # the line below
    r"Status\w+$": 60,
    r"(Ready|Select)\w*Label\w*$": 170,
    r"FinishedHeadingLabel$": 45,
}


def sentences(text: str) -> dict[tuple[str, str], str]:
    """(section, key) -> sentence."""
    values = parse(text).values
    return {(section, key): told for section in ("Messages", "CustomMessages") for key, told in values[section].items()}


def problems(text: str) -> list[str]:
    """What is missing, foreign or changed in kind, by key."""
    told = sentences(text)
    wrong = [f"missing {key}" for _, key in KEYS.keys() - told.keys()]
    wrong += [f"unknown {key}" for _, key in told.keys() - KEYS.keys()]
    for (section, key), known in KEYS.items():
        sentence = told.get((section, key), "")
        if shape(sentence) != known:
            wrong.append(f"{key}: {shape(sentence)}, Inno Setup has {known}")
        if bool(sentence.strip()) == (key in EMPTY):
            wrong.append(f"{key} is empty")
        wrong += [f"{key} is too long for its place" for pattern, room in ROOM.items()
                  if re.match(pattern, key) and len(sentence.replace("&", "")) > room]  # fmt: skip
    return wrong


def test_the_list_of_keys_is_whole():
    sections = [section for section, _ in KEYS]
    assert (sections.count("Messages"), sections.count("CustomMessages")) == (266, 12)


def test_the_indonesian_wizard_is_whole():
    assert problems(TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ClickFinish=", "ClickEnd=", ["missing ClickFinish", "unknown ClickEnd"]),
        ("SetupAppRunningError=%1 masih", "SetupAppRunningError=Program masih", ["SetupAppRunningError: "]),
        ("ReadyLabel1=[name] siap", "ReadyLabel1=[nama] siap", ["ReadyLabel1: "]),
        ("&Pasang", "Pasang", ["ButtonInstall: "]),
        ("&Lanjut >", "&Lanjutkan ke halaman berikutnya >", ["ButtonNext is too long"]),
        ("=Ada halangan", "=", ["ErrorTitle is empty"]),
        ("Aborted=Pengunduhan dihentikan", "Aborted=Pengunduhan dihentikan.", ["ErrorDownloadAborted: "]),
    ],
)  # fmt: skip
def test_a_gap_in_the_language_is_noticed(old, new, told):
    found = problems(TEXT.replace(old, new))
    assert [any(line.startswith(begin) for line in found) for begin in told] == [True] * len(told)


def test_it_is_indonesian_for_windows():
    options = parse(TEXT).values["LangOptions"]
    assert options == {"LanguageName": "Bahasa Indonesia", "LanguageID": "$0421", "LanguageCodePage": "0"}


PAGES = [
    ("ButtonBack", "ButtonNext"), ("ButtonBack", "ButtonInstall"), ("YesRadio", "NoRadio"),
    ("LicenseAccepted", "LicenseNotAccepted", "ButtonNext", "ButtonBack"),
    ("UserInfoName", "UserInfoOrg", "UserInfoSerial"),
    ("PrivilegesRequiredOverrideAllUsers", "PrivilegesRequiredOverrideCurrentUser"),
    ("AbortRetryIgnoreRetry", "AbortRetryIgnoreIgnore"), ("ButtonYes", "ButtonYesToAll", "ButtonNo", "ButtonNoToAll"),
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_no_two_buttons_of_a_page_have_the_same_key(page):
    told = parse(TEXT).values["Messages"]
    keys = [re.search(r"&(\w)", told[key])[1].lower() for key in page]
    assert len(keys) == len(set(keys)), dict(zip(page, keys, strict=True))


def test_the_words_are_calm():
    """As on the screens: no exclamation, no apology, nobody to blame, no English left over."""
    told = re.sub(r"\bAnda\b", "", " ".join(sentences(TEXT).values()))
    hard = r"!|\b(maaf|gagal|silahkan|silakan|klik|anda|install\w*|setup|file|error|uninstall\w*|di-?\s?install)\b"
    assert re.findall(hard, told, re.IGNORECASE) == []


@pytest.mark.parametrize("key", ["SetupFileCorrupt", "SetupFileCorruptOrWrongVer", "SourceIsCorrupted"])
def test_a_damaged_setup_says_what_to_do(key):
    sentence = parse(TEXT).values["Messages"][key].lower()
    assert "jangan dipakai" in sentence
    assert "salin ulang" in sentence


@pytest.mark.parametrize("key", ["WindowsVersionNotSupported", "OnlyOnTheseArchitectures", "WinVersionTooLowError"])
def test_a_windows_that_will_not_do_hears_which_one_would(key):
    sentence = parse(TEXT).values["Messages"][key]
    assert "Windows 10" in sentence
    assert "64 bit" in sentence or "1809" in sentence
    assert f"en.{key}=" in text_of(ROOT / "installer.iss")
