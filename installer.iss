; ASN Desktop for Windows: one program folder per user, no administrator needed, records never touched.
;
; Input: the folder made by the freezing step (Payload), one folder with ASN Desktop.exe and _internal.
;   ISCC.exe /DPayload=dist\ASN-Desktop installer.iss
; The program reads its records from a folder outside {app}; neither an upgrade nor an uninstall removes them.

#define AppName "ASN Desktop"
#define AppVersion "0.5.0"
#ifndef Payload
  #define Payload "dist\ASN-Desktop"
#endif

[Setup]
AppId={{7C0C5C5E-5B0F-4E0B-9B7B-2F5E0C6C3D51}
AppName={#AppName}
AppVersion={#AppVersion}
AppVerName={#AppName} {#AppVersion}
VersionInfoVersion={#AppVersion}
DefaultDirName={localappdata}\Programs\ASN Desktop
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
DisableProgramGroupPage=yes
DefaultGroupName={#AppName}
LicenseFile=LICENSE
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
SetupLogging=yes
OutputBaseFilename=ASN-Desktop-{#AppVersion}-setup
OutputDir=dist

[Languages]
; Inno Setup carries no Indonesian translation; the pages of the wizard are English until ours is written.
Name: "en"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; What an older version brought and a newer one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Payload}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "LICENSE"; DestDir: "{app}"; Flags: ignoreversion
Source: "docs\licences.md"; DestDir: "{app}"; Flags: ignoreversion
Source: "resources\licences\*"; DestDir: "{app}\licences"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#AppName}"; Filename: "{app}\ASN Desktop.exe"; WorkingDir: "{app}"

[Registry]
; A package (.asnx) opens with the program. HKA is the user's own part of the registry here.
Root: HKA; Subkey: "Software\Classes\.asnx"; ValueType: string; ValueData: "ASNDesktop.asnx"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.asnx\OpenWithProgids"; ValueType: string; ValueName: "ASNDesktop.asnx"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\ASNDesktop.asnx"; ValueType: string; ValueData: "Paket ASN Desktop"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\ASNDesktop.asnx\shell\open\command"; ValueType: string; ValueData: """{app}\ASN Desktop.exe"" ""%1"""

[Run]
Filename: "{app}\ASN Desktop.exe"; Description: "{cm:LaunchProgram,{#AppName}}"; Flags: nowait postinstall skipifsilent
