; ASN Desktop for Windows: one program folder per user, no administrator needed, records never touched.
;
; Input: the folder made by the freezing step (Payload): ASN Desktop.exe, asn.exe and _internal.
;   ISCC.exe /DPayload=dist\ASN-Desktop installer.iss
; For a quick trial: /DCompression=lzma2/fast. Another version than the program's, to try an upgrade: /DAppVersion=0.0.1.
;
; The records lie in {localappdata}\ASN Desktop, outside {app}: neither an upgrade nor an uninstall touches them.
; The program's update by stick starts this Setup with /SILENT /LANG=… /RELAUNCH=1: it waits until the program has
; closed, and opens it again at the end. A failed upgrade puts the version of before back.
; Exit codes: 0 done; 1 not begun (reason in a message and in the log); others as in Inno Setup's help.

#define AppName "ASN Desktop"
#ifndef AppVersion
  #define AppVersion "0.5.0"
#endif
#ifndef Payload
  #define Payload "dist\ASN-Desktop"
#endif
#ifndef Compression
  #define Compression "lzma2/ultra"
#endif
; What must be free before anything is written: the new version beside the old one, and room for the records.
#define NeededMB 500

[Setup]
AppId={{7C0C5C5E-5B0F-4E0B-9B7B-2F5E0C6C3D51}
AppName={#AppName}
AppVersion={#AppVersion}
AppVerName={#AppName} {#AppVersion}
AppPublisher=Proyek ASN Desktop
AppMutex=ASNDesktopWindow
SetupMutex=ASNDesktopSetup
VersionInfoVersion={#AppVersion}
VersionInfoProductVersion={#AppVersion}
VersionInfoProductName={#AppName}
VersionInfoDescription=Pemasang {#AppName}
VersionInfoCompany=Proyek ASN Desktop
VersionInfoOriginalFileName=ASN-Desktop-{#AppVersion}-setup.exe
DefaultDirName={localappdata}\Programs\ASN Desktop
UsePreviousAppDir=yes
DisableDirPage=yes
DefaultGroupName={#AppName}
DisableProgramGroupPage=yes
DisableWelcomePage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
; Nothing is closed over somebody's head: the program says itself that it is open (AppMutex), a program file in use is told.
CloseApplications=no
RestartApplications=no
; The clerks read Indonesian, their Windows is often English: Indonesian stands first whatever the language of Windows.
LanguageDetectionMethod=none
ShowLanguageDialog=auto
UsePreviousLanguage=yes
Compression={#Compression}
SolidCompression=yes
; Looks 64 MB back: far enough to see that the second program repeats the first. That needs a process of its own.
LZMADictionarySize=65536
LZMAUseSeparateProcess=yes
WizardStyle=modern
SetupLogging=yes
SetupIconFile=resources\icons\asn_desktop.ico
WizardImageFile=resources\installer\side_100.bmp,resources\installer\side_150.bmp,resources\installer\side_200.bmp
WizardSmallImageFile=resources\installer\mark_100.bmp,resources\installer\mark_150.bmp,resources\installer\mark_200.bmp
UninstallDisplayName={#AppName}
UninstallDisplayIcon={app}\ASN Desktop.exe
OutputBaseFilename=ASN-Desktop-{#AppVersion}-setup
OutputDir=dist

[Languages]
Name: "id"; MessagesFile: "compiler:Default.isl,resources\installer\Indonesian.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Messages]
; English in the same plain words as resources\installer\Indonesian.isl, where Inno Setup speaks of itself.
en.SetupFileCorrupt=This Setup file is damaged, most likely because it was not copied completely. Do not use it. Copy it again from the stick or download it again.
en.SetupFileCorruptOrWrongVer=This Setup file is damaged or its parts are of different versions. Do not use it. Copy it again from the stick or download it again.
en.SourceIsCorrupted=The Setup file is damaged; do not use it, copy it again from the stick or download it again
en.WindowsVersionNotSupported=This program cannot be installed on the Windows of this computer. It needs Windows 10 version 1809 or newer, 64-bit.
en.OnlyOnTheseArchitectures=This program needs 64-bit Windows, and the Windows of this computer is of another kind. Install it on a computer with 64-bit Windows 10 or 11. Processors it runs on:%n%n%1
en.WinVersionTooLowError=The Windows of this computer is too old. This program needs Windows 10 version 1809 or newer (Windows' own number: %1 %2). Update Windows first, or install on another computer.
en.SetupAppRunningError=%1 is still open on this computer.%n%nSave your work and close all its windows, then choose OK to go on with the installation, or Cancel to stop.
en.UninstallAppRunningError=%1 is still open on this computer.%n%nSave your work and close all its windows, then choose OK to go on with the removal, or Cancel to stop.
en.CannotContinue=The installation cannot go on yet. Choose Back to try again, or Cancel to leave.
en.ConfirmUninstall=The records of the office are not removed. Remove the program %1 from this computer?

[CustomMessages]
id.Retry=Coba &lagi
en.Retry=&Try again
id.Stop=&Hentikan
en.Stop=&Stop
id.NewerInstalledTitle=Versi yang terpasang lebih baru
en.NewerInstalledTitle=A newer version is installed
id.NewerInstalled=Di komputer ini sudah terpasang ASN Desktop %1, sedangkan pemasang ini berisi versi %2 yang lebih lama. Tidak ada yang diubah. Pakai terus versi %1, atau cari pemasang yang lebih baru.
en.NewerInstalled=ASN Desktop %1 is installed on this computer; this Setup holds the older version %2. Nothing was changed. Go on using version %1, or look for a newer Setup.
id.DataReadOnlyTitle=Folder data tidak dapat ditulisi
en.DataReadOnlyTitle=The folder of the records cannot be written
id.DataReadOnly=Program perlu menyimpan data kantor di folder ini, tetapi Windows tidak mengizinkan:%n%n%1%n%nPeriksa apakah folder itu ditandai hanya baca atau dimiliki pemakai lain; bila perlu, mintalah petugas TI. Sesudah itu coba lagi. Belum ada yang diubah.
en.DataReadOnly=The program keeps the records of the office in this folder, but Windows does not allow it:%n%n%1%n%nSee whether the folder is marked read-only or belongs to another user; ask your IT staff if needed. Then try again. Nothing was changed yet.
id.NoSpaceTitle=Ruang kosong kurang
en.NoSpaceTitle=Not enough free space
id.NoSpace=Pemasangan memerlukan %1 MB ruang kosong di drive %3, sedangkan yang tersisa %2 MB. Hapus atau pindahkan berkas yang tidak dipakai, lalu coba lagi. Belum ada yang diubah.
en.NoSpace=The installation needs %1 MB of free space on drive %3, but only %2 MB are left. Remove or move files that are not needed, then try again. Nothing was changed yet.
id.FilesInUse=Berkas program masih dipakai, biasanya oleh jendela terminal yang menjalankan perintah asn atau oleh pemeriksa virus. Tutup yang memakainya dan tunggu sebentar. Versi lama masih utuh.
en.FilesInUse=The program's files are in use, most often by a terminal window that runs an asn command or by a virus scanner. Close what uses them and wait a moment. The old version is unharmed.
id.MemoData=Data kantor (tidak diubah oleh pemasangan):
en.MemoData=Records of the office (not changed by the installation):
id.MemoVersion=Versi:
en.MemoVersion=Version:
id.MemoNew=%1, pemasangan pertama
en.MemoNew=%1, first installation
id.MemoSame=%1, dipasang ulang
en.MemoSame=%1, installed again
id.MemoUpgrade=%1 menggantikan %2
en.MemoUpgrade=%1 replaces %2
id.DesktopIcon=Pintasan ASN Desktop di &desktop
en.DesktopIcon=A shortcut to ASN Desktop on the &desktop
id.PackageKind=Paket ASN Desktop
en.PackageKind=ASN Desktop package
id.DataKept=Data kantor dan cadangannya tidak dihapus. Letaknya:%n%n%1%n%nBila ASN Desktop dipasang lagi di komputer ini, data itu langsung dapat dibuka. Untuk pindah komputer, pakai cadangan.
en.DataKept=The records of the office and their backups were not removed. They lie in:%n%n%1%n%nWhen ASN Desktop is installed again on this computer, they can be opened at once. To move to another computer, use a backup.

[Tasks]
Name: "desktopicon"; Description: "{cm:DesktopIcon}"

[InstallDelete]
; What an older version brought and a newer one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
; The two programs carry the same modules: side by side the second costs nothing, apart it costs 17 MB of the Setup.
Source: "{#Payload}\ASN Desktop.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Payload}\asn.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Payload}\*"; Excludes: "\ASN Desktop.exe,\asn.exe"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "LICENSE"; DestDir: "{app}\licences"; DestName: "ASN-Desktop.txt"; Flags: ignoreversion
Source: "docs\licences.md"; DestDir: "{app}\licences"; DestName: "notices.txt"; Flags: ignoreversion
Source: "resources\licences\*"; DestDir: "{app}\licences"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#AppName}"; Filename: "{app}\ASN Desktop.exe"; WorkingDir: "{app}"
Name: "{userdesktop}\{#AppName}"; Filename: "{app}\ASN Desktop.exe"; WorkingDir: "{app}"; Tasks: desktopicon

[Registry]
; A package (.asnx) opens with the program. HKA is the user's own part of the registry here.
Root: HKA; Subkey: "Software\Classes\.asnx"; ValueType: string; ValueData: "ASNDesktop.asnx"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.asnx\OpenWithProgids"; ValueType: string; ValueName: "ASNDesktop.asnx"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\ASNDesktop.asnx"; ValueType: string; ValueData: "{cm:PackageKind}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\ASNDesktop.asnx\DefaultIcon"; ValueType: string; ValueData: "{app}\ASN Desktop.exe,0"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\ASNDesktop.asnx\shell\open\command"; ValueType: string; ValueData: """{app}\ASN Desktop.exe"" ""%1"""; Flags: uninsdeletekey

[Run]
Filename: "{app}\ASN Desktop.exe"; Description: "{cm:LaunchProgram,{#AppName}}"; WorkingDir: "{app}"; Flags: nowait postinstall skipifsilent
Filename: "{app}\ASN Desktop.exe"; WorkingDir: "{app}"; Flags: nowait; Check: RelaunchAsked

[Code]
const
  UninstallKey = 'Software\Microsoft\Windows\CurrentVersion\Uninstall\{7C0C5C5E-5B0F-4E0B-9B7B-2F5E0C6C3D51}_is1';
  ProgramMutex = 'ASNDesktopWindow';
  DataFolder = '{localappdata}\ASN Desktop';
  { The version of before waits here while the new one is written; under the second name it only waits to be removed. }
  OldFolder = '{app}\versi-lama';
  SpentFolder = '{app}\versi-lama.hapus';

var
  PutAside, Installed: Boolean;

function Say(const Key, First, Second, Third: String): String;
begin
  Result := FmtMessage(CustomMessage(Key), [First, Second, Third]);
end;

{ What is installed for this user: 'DisplayVersion', 'InstallLocation'; '' when nothing is. }
function Registered(const Name: String): String;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, UninstallKey, Name, Result) then
    Result := '';
end;

function RelaunchAsked: Boolean;
begin
  Result := WizardSilent and (ExpandConstant('{param:RELAUNCH|0}') = '1');
end;

{ A trouble with "try again": True when the user wants to. In a silent run it is a line of the log and False. }
function TryAgain(const Title, Text: String): Boolean;
begin
  Log('Stopped: ' + Text);
  Result := SuppressibleTaskDialogMsgBox(CustomMessage(Title), Text, mbError,
    MB_YESNO, [CustomMessage('Retry'), CustomMessage('Stop')], 0, IDNO) = IDYES;
end;

{ The program that asked for its own update needs a moment to close: half a minute at most. }
procedure WaitForProgram;
var
  Turn: Integer;
begin
  Turn := 0;
  while CheckForMutexes(ProgramMutex) and (Turn < 120) do begin
    Sleep(250);
    Turn := Turn + 1;
  end;
  Log(Format('Waited %d times for the program to close.', [Turn]));
end;

function NotOlder: Boolean;
var
  Here: String;
  Old, New: Int64;
begin
  Result := True;
  Here := Registered('DisplayVersion');
  if not StrToVersion('{#AppVersion}', New) then
    RaiseException('This Setup has no readable version');
  if (Here <> '') and StrToVersion(Here, Old) and (ComparePackedVersion(Old, New) > 0) then begin
    Log('Stopped: ' + Say('NewerInstalled', Here, '{#AppVersion}', ''));
    SuppressibleTaskDialogMsgBox(CustomMessage('NewerInstalledTitle'), Say('NewerInstalled', Here, '{#AppVersion}', ''),
      mbError, MB_OK, [SetupMessage(msgButtonFinish)], 0, IDOK);
    Result := False;
  end;
end;

function CanWrite(const Folder: String): Boolean;
var
  Probe: String;
begin
  Result := not FileExists(Folder);
  if Result and DirExists(Folder) then begin
    Probe := GenerateUniqueName(Folder, '.tmp');
    Result := SaveStringToFile(Probe, 'ASN Desktop', False);
    Result := DeleteFile(Probe) and Result;
  end;
end;

function DataCanBeWritten: Boolean;
begin
  repeat
    Result := CanWrite(ExpandConstant(DataFolder));
  until Result or not TryAgain('DataReadOnlyTitle', Say('DataReadOnly', ExpandConstant(DataFolder), '', ''));
end;

function InitializeSetup: Boolean;
begin
  if RelaunchAsked then
    WaitForProgram;
  Result := NotOlder and DataCanBeWritten;
end;

{ '' when there is room, or the sentence after the user has given up making room. }
function SpaceMissing: String;
var
  Drive: String;
  Free, Total: Cardinal;
begin
  Drive := ExtractFileDrive(ExpandConstant('{app}'));
  repeat
    Result := '';
    if GetSpaceOnDisk(AddBackslash(Drive), True, Free, Total) and (Free < {#NeededMB}) then
      Result := Say('NoSpace', '{#NeededMB}', IntToStr(Free), Drive);
  until (Result = '') or not TryAgain('NoSpaceTitle', Result);
end;

{ The parts a version replaces as a whole. }
function Part(const Number: Integer): String;
begin
  case Number of
    0: Result := '_internal';
    1: Result := 'ASN Desktop.exe';
  else
    Result := 'asn.exe';
  end;
end;

function Present(const Path: String): Boolean;
begin
  Result := FileExists(Path) or DirExists(Path);
end;

{ Gives the version of before its place again; what a broken upgrade has left there goes. }
procedure PutBack;
var
  Number: Integer;
  Kept, Place: String;
begin
  for Number := 0 to 2 do begin
    Kept := ExpandConstant(OldFolder) + '\' + Part(Number);
    Place := ExpandConstant('{app}\') + Part(Number);
    if Present(Kept) then begin
      DelTree(Place, True, True, True);
      if not RenameFile(Kept, Place) then
        Log('Could not put back ' + Place);
    end;
  end;
  RemoveDir(ExpandConstant(OldFolder));
  Log('The version of before has its place again.');
end;

{ Moves the version of before out of the way: whole, or not at all. What lies there already was left by an upgrade that
  was cut off, and is of the last version that worked: it stays, and what had not been moved yet follows. }
function SetAside: Boolean;
var
  Number: Integer;
  Kept, Place: String;
begin
  Result := True;
  DelTree(ExpandConstant(SpentFolder), True, True, True);
  if not DirExists(ExpandConstant(OldFolder)) and not DirExists(ExpandConstant('{app}\_internal')) then
    exit;
  Result := ForceDirectories(ExpandConstant(OldFolder));
  for Number := 0 to 2 do begin
    Kept := ExpandConstant(OldFolder) + '\' + Part(Number);
    Place := ExpandConstant('{app}\') + Part(Number);
    if Result and Present(Place) and not Present(Kept) then
      Result := RenameFile(Place, Kept);
  end;
  if Result then
    PutAside := True
  else
    PutBack;
end;

{ A program that has just closed, or a virus scanner, lets go of its files after a moment: ten seconds at most. }
function SetAsideAtLast: Boolean;
var
  Turn: Integer;
begin
  Result := SetAside;
  for Turn := 1 to 20 do
    if not Result then begin
      Sleep(500);
      Result := SetAside;
    end;
end;

function PrepareToInstall(var NeedsRestart: Boolean): String;
begin
  Result := SpaceMissing;
  if (Result = '') and not SetAsideAtLast then begin
    Result := CustomMessage('FilesInUse');
    Log('Stopped: ' + Result);
  end;
end;

procedure CurStepChanged(CurStep: TSetupStep);
begin
  if CurStep = ssPostInstall then begin
    Installed := True;
    if PutAside and RenameFile(ExpandConstant(OldFolder), ExpandConstant(SpentFolder)) then
      DelTree(ExpandConstant(SpentFolder), True, True, True);
  end;
end;

{ Whatever stopped Setup: the version of before works again, and the program that asked for the update is opened. }
procedure DeinitializeSetup;
var
  Code: Integer;
  ProgramFile: String;
begin
  if Installed then
    exit;
  if PutAside then
    PutBack;
  ProgramFile := AddBackslash(Registered('InstallLocation')) + 'ASN Desktop.exe';
  if RelaunchAsked and FileExists(ProgramFile) then
    Exec(ProgramFile, '', ExtractFilePath(ProgramFile), SW_SHOWNORMAL, ewNoWait, Code);
end;

function UpdateReadyMemo(Space, NewLine, MemoUserInfoInfo, MemoDirInfo, MemoTypeInfo, MemoComponentsInfo, MemoGroupInfo,
  MemoTasksInfo: String): String;
var
  Here, Version: String;
begin
  Here := Registered('DisplayVersion');
  if Here = '' then
    Version := Say('MemoNew', '{#AppVersion}', '', '')
  else if Here = '{#AppVersion}' then
    Version := Say('MemoSame', Here, '', '')
  else
    Version := Say('MemoUpgrade', '{#AppVersion}', Here, '');
  Result := CustomMessage('MemoVersion') + NewLine + Space + Version + NewLine + NewLine
    + SetupMessage(msgReadyMemoDir) + NewLine + Space + ExpandConstant('{app}') + NewLine + NewLine
    + CustomMessage('MemoData') + NewLine + Space + ExpandConstant(DataFolder);
  if MemoTasksInfo <> '' then
    Result := Result + NewLine + NewLine + MemoTasksInfo;
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Data: String;
begin
  Data := ExpandConstant(DataFolder);
  if CurUninstallStep = usUninstall then begin
    DelTree(ExpandConstant(OldFolder), True, True, True);
    DelTree(ExpandConstant(SpentFolder), True, True, True);
  end;
  if (CurUninstallStep = usDone) and DirExists(Data) then begin
    Log('Kept: ' + Data);
    SuppressibleMsgBox(Say('DataKept', Data, '', ''), mbInformation, MB_OK, IDOK);
  end;
end;
