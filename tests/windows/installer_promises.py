"""What installer.iss promises, each as a function of the parsed script that lists what is broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.windows.inno_script import Script, shape

ROOT = Path(__file__).resolve().parents[2]
APP_ID = "{{7C0C5C5E-5B0F-4E0B-9B7B-2F5E0C6C3D51}"  # never another: Windows knows the program by it
EXE = r"{app}\ASN Desktop.exe"
DATA = r"{localappdata}\ASN Desktop"
SETUP = {
    "AppId": APP_ID, "PrivilegesRequired": "lowest", "DefaultDirName": r"{localappdata}\Programs\ASN Desktop",
    "ArchitecturesAllowed": "x64compatible", "ArchitecturesInstallIn64BitMode": "x64compatible",
    "MinVersion": "10.0.17763", "UsePreviousAppDir": "yes", "ChangesAssociations": "yes", "CloseApplications": "no",
    "RestartApplications": "no", "SetupLogging": "yes",
    "LanguageDetectionMethod": "none", "ShowLanguageDialog": "auto", "UsePreviousLanguage": "yes",
    "UninstallDisplayIcon": EXE, "OutputBaseFilename": "ASN-Desktop-{version}-setup", "VersionInfoVersion": "{version}",
    "AppVersion": "{version}", "SolidCompression": "yes", "SetupIconFile": r"resources\icons\asn_desktop.ico",
}  # fmt: skip
# Longest sentence that was seen whole in its place, in signs: pictures of every page and message were looked at.
LONGEST_CUSTOM = 300


def settings(script: Script) -> list[str]:
    """[Setup] as agreed; nothing that would let another kind of installation in."""
    version = script.defines.get("AppVersion", "")
    wrong = [f"{key}={script.setup.get(key)}" for key, value in SETUP.items()
             if script.setup.get(key) != value.replace("{version}", version)]  # fmt: skip
    return wrong + [key for key in ("PrivilegesRequiredOverridesAllowed", "LicenseFile") if key in script.setup]


def languages(script: Script) -> list[str]:
    """Indonesian first, English second, our file over Inno Setup's own."""
    told = [(entry["Name"], entry["MessagesFile"]) for entry in script.entries.get("Languages", [])]
    agreed = [("id", r"compiler:Default.isl,resources\installer\Indonesian.isl"), ("en", "compiler:Default.isl")]
    return [] if told == agreed else [str(told)]


def mutexes(script: Script) -> list[str]:
    """The mark the running program holds is the one Setup looks for, in [Setup] and in the code."""
    from asn_desktop.ui.windows_place import MUTEX

    in_code = re.search(r"ProgramMutex = '([^']*)'", script.code)
    told = [script.setup.get("AppMutex"), in_code and in_code[1]]
    second = script.setup.get("SetupMutex", MUTEX)
    return [str(name) for name in told if name != MUTEX] + ([second] if second == MUTEX else [])


def code(script: Script) -> list[str]:
    """The code asks Windows about this very program and looks at the folder the program really uses."""
    demands = {
        "uninstall key": rf"UninstallKey = 'Software\Microsoft\Windows\CurrentVersion\Uninstall\{APP_ID[1:]}_is1'",
        "data folder": f"DataFolder = '{DATA}'",
        "downgrade": "ComparePackedVersion(Old, New) > 0",
        "version": f"StrToVersion('{script.defines.get('AppVersion')}', New)",
    }
    return [name for name, words in demands.items() if words not in script.code]


def silence(script: Script) -> list[str]:
    """Every message of ours can be silenced, so that a silent run never waits for somebody."""
    return re.findall(r"(?<!Suppressible)\b(?:TaskDialog)?MsgBox\(", script.code)


def removal(script: Script) -> list[str]:
    """Nothing of the records is ever deleted: not by a section, not by a line of code."""
    wrong = [section for section in ("UninstallDelete", "UninstallRun") if section in script.entries]
    wrong += [entry["Name"] for entry in script.entries.get("InstallDelete", []) if entry["Name"] != r"{app}\_internal"]
    for target in re.findall(r"(?:DelTree|RemoveDir)\((ExpandConstant\(\w+\)|\w+)", script.code):
        if target not in ("ExpandConstant(OldFolder)", "ExpandConstant(SpentFolder)", "Place"):
            wrong.append(target)
    return wrong + [line for line in ("OldFolder = '{app}\\", "SpentFolder = '{app}\\") if line not in script.code]


def sources(script: Script) -> list[str]:
    """Every file that is packed or shown is in the tree; the payload is the folder the freezing step makes."""
    named = [entry["Source"] for entry in script.entries.get("Files", [])]
    payload = [script.defines["Payload"] + name for name in (r"\ASN Desktop.exe", r"\asn.exe", r"\*")]
    wrong = [] if named[:3] == payload else ["the payload is not whole, or the two programs do not stand side by side"]
    if script.entries["Files"][2].get("Excludes") != r"\ASN Desktop.exe,\asn.exe":
        wrong.append("a program is packed twice")
    keys = ("WizardImageFile", "WizardSmallImageFile", "SetupIconFile")
    shown = [name for key in keys for name in script.setup[key].split(",")]
    shown += [part for entry in script.entries["Languages"] for part in entry["MessagesFile"].split(",")]
    for name in [*(name for name in named if name not in payload), *shown]:
        path = ROOT / name.replace("\\", "/")
        found = any(path.parent.glob(path.name)) if "*" in name else path.is_file()
        if not found and not name.startswith("compiler:"):
            wrong.append(name)
    return wrong


def entry_flags(script: Script) -> list[str]:
    """Files are taken as they are; each value of the registry goes with the program and lies in the user's part."""
    files, folders = script.entries["Files"], script.entries.get("Dirs", [])
    wrong = [entry["Source"] for entry in files if "ignoreversion" not in entry.get("Flags", "").split()]
    for entry in script.entries["Registry"]:
        flags = set(entry.get("Flags", "").split())
        own = entry["Subkey"].startswith(r"Software\Classes\ASNDesktop.asnx")
        needed = {"uninsdeletekey"} if own else {"uninsdeletevalue", "uninsdeletekeyifempty"}
        if entry["Root"] != "HKA" or not entry["Subkey"].startswith("Software\\Classes\\") or flags != needed:
            wrong.append(entry["Subkey"])
    return wrong + [entry["Name"] for entry in folders if "uninsneveruninstall" not in entry.get("Flags", "")]


def association(script: Script) -> list[str]:
    """A package opens with the program and carries its icon."""
    registry = script.entries["Registry"]
    told = {entry["Subkey"].removeprefix("Software\\Classes\\"): entry.get("ValueData") for entry in registry}
    agreed = {
        ".asnx": "ASNDesktop.asnx", "ASNDesktop.asnx": "{cm:PackageKind}", r"ASNDesktop.asnx\DefaultIcon": EXE + ",0",
        r"ASNDesktop.asnx\shell\open\command": f'"{EXE}" "%1"',
    }  # fmt: skip
    return [key for key, value in agreed.items() if told.get(key) != value]


def starts(script: Script) -> list[str]:
    """Opened at the end when a person or the update asks for it, never else; a place in the Start menu."""
    by_hand, again = script.entries["Run"]
    icons, wished = script.entries["Icons"], {"nowait", "postinstall", "skipifsilent"}
    menu = [entry["Filename"] for entry in icons if entry["Name"] == r"{group}\ASN Desktop"]
    wrong = [] if menu == [EXE] else ["no place in the Start menu"]
    wrong += [] if set(by_hand["Flags"].split()) == wished else ["after a silent run"]
    wrong += [] if again.get("Check") == "RelaunchAsked" and again["Flags"] == "nowait" else ["relaunch"]
    return wrong + [entry["Name"] for entry in icons if "desktop" in entry["Name"] and not entry.get("Tasks")]


def words(script: Script) -> list[str]:
    """Every sentence of ours in both languages, with the same placeholders, used, and short enough to be seen whole."""
    told = script.values["CustomMessages"]
    names = {key.partition(".")[2] for key in told}
    wrong = [f"{language}.{name}" for name in names for language in ("id", "en") if f"{language}.{name}" not in told]
    for name in names - {key.partition(".")[2] for key in wrong}:
        ours, theirs = shape(told[f"id.{name}"]), shape(told[f"en.{name}"])
        if ours != theirs:
            wrong.append(f"{name}: {ours} against {theirs}")
    wrong += [key for key, sentence in told.items() if len(sentence) > LONGEST_CUSTOM]
    everywhere = script.code + " ".join(str(entry) for entries in script.entries.values() for entry in entries)
    return wrong + [name for name in names if f"'{name}'" not in everywhere and f"{{cm:{name}}}" not in everywhere]


def offline(script: Script) -> list[str]:
    """No address of a network anywhere."""
    everything = str(script.values) + str(script.entries) + script.code
    return re.findall(r"(?:https?|ftp)://|www\.\w+|App\w+URL|DownloadTemporaryFile|CreateDownloadPage", everything)


_ALL = (settings, languages, mutexes, code, silence, removal, sources, entry_flags, association, starts, words, offline)
PROMISES: dict[str, Callable[[Script], list[str]]] = {promise.__name__: promise for promise in _ALL}
