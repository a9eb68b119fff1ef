; Bahasa Indonesia untuk pemasang ASN Desktop (Inno Setup 6.4.1)
;
; Kata-katanya milik ASN Desktop. Daftar kunci dan isiannya diperiksa oleh tests/windows/test_installer_language.py.
; Pesan yang dalam bahasa aslinya tidak bertitik di akhir tetap tanpa titik: titiknya ditambahkan oleh pemasang sendiri.

[LangOptions]
LanguageName=Bahasa Indonesia
LanguageID=$0421
LanguageCodePage=0

[Messages]

; Judul jendela
SetupAppTitle=Pemasangan
SetupWindowTitle=Pemasangan – %1
UninstallAppTitle=Penghapusan
UninstallAppFullTitle=Penghapusan %1

; Judul kotak pesan
InformationTitle=Keterangan
ConfirmTitle=Pertanyaan
ErrorTitle=Ada halangan

; Sebelum jendela pertama
SetupLdrStartupMessage=%1 akan dipasang di komputer ini. Lanjutkan?
LdrCannotCreateTemp=Berkas sementara tidak dapat dibuat. Pemasangan dihentikan; periksa ruang kosong di drive C:, lalu jalankan lagi berkas pemasang
LdrCannotExecTemp=Berkas di folder sementara tidak boleh dijalankan. Pemasangan dihentikan; mintalah petugas TI mengizinkannya, lalu jalankan lagi berkas pemasang
HelpTextNote=

; Yang menghalangi pemasangan dimulai
LastErrorMessage=%1.%n%nGalat %2: %3
SetupFileMissing=Berkas %1 tidak ada di folder pemasang. Salin ulang pemasang dari sumbernya, lalu jalankan lagi.
SetupFileCorrupt=Berkas pemasang ini rusak, biasanya karena salinannya tidak utuh. Jangan dipakai. Salin ulang dari stik atau unduh ulang, lalu jalankan lagi.
SetupFileCorruptOrWrongVer=Berkas pemasang ini rusak atau bagian-bagiannya berlainan versi. Jangan dipakai. Salin ulang dari stik atau unduh ulang, lalu jalankan lagi.
InvalidParameter=Perintah untuk menjalankan pemasang memuat bagian yang tidak dikenal:%n%n%1
SetupAlreadyRunning=Pemasang ini sudah terbuka. Selesaikan atau tutup dahulu jendela pemasangan yang satunya.
WindowsVersionNotSupported=Program ini tidak dapat dipasang pada Windows di komputer ini. Yang diperlukan: Windows 10 versi 1809 atau lebih baru, 64 bit.
WindowsServicePackRequired=Program ini memerlukan %1 dengan Service Pack %2 atau lebih baru. Perbarui Windows di komputer ini lebih dahulu.
NotOnThisPlatform=Program ini tidak dapat dijalankan pada %1.
OnlyOnThisPlatform=Program ini hanya dapat dijalankan pada %1.
OnlyOnTheseArchitectures=Program ini memerlukan Windows 64 bit, sedangkan Windows di komputer ini jenis lain. Pasanglah di komputer dengan Windows 10 atau 11 64 bit. Jenis prosesor yang dapat dipakai:%n%n%1
WinVersionTooLowError=Windows di komputer ini terlalu lama. Program ini memerlukan Windows 10 versi 1809 atau lebih baru (nomor dalam Windows: %1 %2). Perbarui Windows lebih dahulu, atau pasang di komputer lain.
WinVersionTooHighError=Program ini tidak dapat dipasang pada %1 versi %2 atau lebih baru.
AdminPrivilegesRequired=Untuk memasang program ini Anda harus masuk ke Windows sebagai administrator.
PowerUserPrivilegesRequired=Untuk memasang program ini Anda harus masuk ke Windows sebagai administrator atau anggota kelompok Power Users.
SetupAppRunningError=%1 masih terbuka di komputer ini.%n%nSimpan pekerjaan dan tutup semua jendelanya dahulu, lalu pilih OK untuk melanjutkan pemasangan, atau Cancel (Batal) untuk berhenti.
UninstallAppRunningError=%1 masih terbuka di komputer ini.%n%nSimpan pekerjaan dan tutup semua jendelanya dahulu, lalu pilih OK untuk melanjutkan penghapusan, atau Cancel (Batal) untuk berhenti.

; Dipasang untuk siapa
PrivilegesRequiredOverrideTitle=Cara Pemasangan
PrivilegesRequiredOverrideInstruction=Pilih untuk siapa program ini dipasang
PrivilegesRequiredOverrideText1=%1 dapat dipasang untuk semua pemakai komputer ini (perlu hak administrator), atau hanya untuk Anda.
PrivilegesRequiredOverrideText2=%1 dapat dipasang hanya untuk Anda, atau untuk semua pemakai komputer ini (perlu hak administrator).
PrivilegesRequiredOverrideAllUsers=Pasang untuk &semua pemakai
PrivilegesRequiredOverrideAllUsersRecommended=Pasang untuk &semua pemakai (dianjurkan)
PrivilegesRequiredOverrideCurrentUser=Pasang untuk s&aya saja
PrivilegesRequiredOverrideCurrentUserRecommended=Pasang untuk s&aya saja (dianjurkan)

; Folder
ErrorCreatingDir=Folder "%1" tidak dapat dibuat. Periksa ruang kosong dan izin menulis di sana
ErrorTooManyFilesInDir=Berkas baru tidak dapat dibuat di folder "%1" karena isinya sudah terlalu banyak

; Keluar, dan tentang pemasang
ExitSetupTitle=Hentikan Pemasangan
ExitSetupMessage=Pemasangan belum selesai. Bila dihentikan sekarang, program tidak dipasang.%n%nPemasang dapat dijalankan lagi kapan saja.%n%nHentikan pemasangan?
AboutSetupMenuItem=&Tentang Pemasang...
AboutSetupTitle=Tentang Pemasang
AboutSetupMessage=%1 versi %2%n%3%n%nLaman %1:%n%4
AboutSetupNote=
TranslatorNote=

; Tombol
ButtonBack=< &Kembali
ButtonNext=&Lanjut >
ButtonInstall=&Pasang
ButtonOK=Lanjut
ButtonCancel=Batal
ButtonYes=&Ya
ButtonYesToAll=Ya untuk s&emua
ButtonNo=&Tidak
ButtonNoToAll=Tidak u&ntuk semua
ButtonFinish=&Selesai
ButtonBrowse=&Cari...
ButtonWizardBrowse=C&ari...
ButtonNewFolder=&Buat Folder Baru

; Pilihan bahasa
SelectLanguageTitle=Bahasa Pemasangan
SelectLanguageLabel=Pilih bahasa yang dipakai selama pemasangan (choose a language).

; Kata-kata umum halaman pemasangan
ClickNext=Pilih Lanjut untuk meneruskan, atau Batal untuk menghentikan pemasangan.
BeveledLabel=
BrowseDialogTitle=Cari Folder
BrowseDialogLabel=Pilih folder dalam daftar di bawah ini, lalu pilih Lanjut.
NewFolderName=Folder Baru

; Halaman pembuka
WelcomeLabel1=Selamat datang di pemasangan [name]
WelcomeLabel2=[name/ver] akan dipasang di komputer ini.%n%nSebaiknya tutup dahulu aplikasi lain sebelum melanjutkan.

; Halaman kata sandi
WizardPassword=Kata Sandi
PasswordLabel1=Pemasangan ini dilindungi kata sandi.
PasswordLabel3=Tuliskan kata sandinya, lalu pilih Lanjut. Huruf besar dan huruf kecil dibedakan.
PasswordEditLabel=&Kata sandi:
IncorrectPassword=Kata sandi yang ditulis tidak cocok. Periksa huruf besar dan kecilnya, lalu tulis lagi.

; Halaman lisensi
WizardLicense=Perjanjian Lisensi
LicenseLabel=Bacalah keterangan penting berikut sebelum melanjutkan.
LicenseLabel3=Bacalah perjanjian lisensi berikut. Pemasangan hanya dapat dilanjutkan bila Anda menyetujuinya.
LicenseAccepted=Saya &setuju dengan perjanjian ini
LicenseNotAccepted=Saya &tidak setuju dengan perjanjian ini

; Halaman keterangan
WizardInfoBefore=Keterangan
InfoBeforeLabel=Bacalah keterangan penting berikut sebelum melanjutkan.
InfoBeforeClickLabel=Bila sudah siap melanjutkan pemasangan, pilih Lanjut.
WizardInfoAfter=Keterangan
InfoAfterLabel=Bacalah keterangan penting berikut sebelum melanjutkan.
InfoAfterClickLabel=Bila sudah siap melanjutkan pemasangan, pilih Lanjut.

; Halaman data pemakai
WizardUserInfo=Data Pemakai
UserInfoDesc=Isikan data Anda.
UserInfoName=&Nama pemakai:
UserInfoOrg=&Instansi:
UserInfoSerial=N&omor seri:
UserInfoNameRequired=Nama pemakai belum diisi. Isikan dahulu namanya.

; Halaman folder program
WizardSelectDir=Folder Program
SelectDirDesc=Di folder mana [name] dipasang?
SelectDirLabel3=[name] akan dipasang di folder berikut.
SelectDirBrowseLabel=Pilih Lanjut untuk meneruskan. Untuk memakai folder lain, pilih Cari.
DiskSpaceGBLabel=Ruang kosong yang diperlukan sedikitnya [gb] GB.
DiskSpaceMBLabel=Ruang kosong yang diperlukan sedikitnya [mb] MB.
CannotInstallToNetworkDrive=Program tidak dapat dipasang di drive jaringan. Pilih folder di komputer ini.
CannotInstallToUNCPath=Program tidak dapat dipasang di alamat jaringan. Pilih folder di komputer ini.
InvalidPath=Tuliskan folder lengkap dengan huruf drive-nya, misalnya:%n%nC:\APP%n%natau alamat jaringan dengan bentuk:%n%n\\server\share
InvalidDrive=Drive atau alamat jaringan yang dipilih tidak ada atau tidak dapat dibuka. Pilih yang lain.
DiskSpaceWarningTitle=Ruang Kosong Kurang
DiskSpaceWarning=Pemasangan memerlukan sedikitnya %1 KB ruang kosong, sedangkan drive yang dipilih hanya menyisakan %2 KB. Sebaiknya kosongkan dahulu.%n%nTetap lanjutkan?
DirNameTooLong=Nama folder atau jalurnya terlalu panjang. Pilih folder dengan nama lebih pendek.
InvalidDirName=Nama folder tidak sah. Periksa huruf-hurufnya.
BadDirName32=Nama folder tidak boleh memuat salah satu dari tanda berikut:%n%n%1
DirExistsTitle=Folder Sudah Ada
DirExists=Folder berikut:%n%n%1%n%nsudah ada. Tetap pasang di folder itu?
DirDoesntExistTitle=Folder Belum Ada
DirDoesntExist=Folder berikut:%n%n%1%n%nbelum ada. Buat folder itu?

; Halaman bagian program
WizardSelectComponents=Bagian Program
SelectComponentsDesc=Bagian mana yang dipasang?
SelectComponentsLabel2=Tandai bagian yang akan dipasang dan kosongkan yang tidak. Bila sudah siap, pilih Lanjut.
FullInstallation=Pemasangan lengkap
CompactInstallation=Pemasangan ringkas
CustomInstallation=Pemasangan pilihan sendiri
NoUninstallWarningTitle=Bagian Sudah Terpasang
NoUninstallWarning=Bagian berikut sudah terpasang di komputer ini:%n%n%1%n%nMengosongkan tandanya tidak menghapusnya dari komputer.%n%nTetap lanjutkan?
ComponentSize1=%1 KB
ComponentSize2=%1 MB
ComponentsDiskSpaceGBLabel=Pilihan ini memerlukan sedikitnya [gb] GB ruang kosong.
ComponentsDiskSpaceMBLabel=Pilihan ini memerlukan sedikitnya [mb] MB ruang kosong.

; Halaman pekerjaan tambahan
WizardSelectTasks=Pilihan
SelectTasksDesc=Apa lagi yang perlu dibuatkan?
SelectTasksLabel2=Tandai yang perlu dibuatkan sewaktu [name] dipasang, lalu pilih Lanjut.

; Halaman menu Start
WizardSelectProgramGroup=Folder Menu Start
SelectStartMenuFolderDesc=Di mana pintasan program ditempatkan?
SelectStartMenuFolderLabel3=Pintasan program akan dibuat di folder menu Start berikut.
SelectStartMenuFolderBrowseLabel=Pilih Lanjut untuk meneruskan. Untuk memakai folder lain, pilih Cari.
MustEnterGroupName=Nama folder belum diisi. Isikan dahulu namanya.
GroupNameTooLong=Nama folder atau jalurnya terlalu panjang. Pilih nama yang lebih pendek.
InvalidGroupName=Nama folder tidak sah. Periksa huruf-hurufnya.
BadGroupName=Nama folder tidak boleh memuat salah satu dari tanda berikut:%n%n%1
NoProgramGroupCheck2=&Jangan buat folder di menu Start

; Halaman siap
WizardReady=Siap Dipasang
ReadyLabel1=[name] siap dipasang di komputer ini.
ReadyLabel2a=Pilih Pasang untuk memulai, atau Kembali untuk memeriksa atau mengubah pilihan.
ReadyLabel2b=Pilih Pasang untuk memulai.
ReadyMemoUserInfo=Data pemakai:
ReadyMemoDir=Folder program:
ReadyMemoType=Jenis pemasangan:
ReadyMemoComponents=Bagian yang dipasang:
ReadyMemoGroup=Folder menu Start:
ReadyMemoTasks=Yang dibuatkan:

; Halaman pengunduhan
DownloadingLabel=Mengunduh berkas tambahan...
ButtonStopDownload=&Hentikan pengunduhan
StopDownload=Hentikan pengunduhan yang sedang berjalan?
ErrorDownloadAborted=Pengunduhan dihentikan
ErrorDownloadFailed=Pengunduhan tidak berhasil: %1 %2
ErrorDownloadSizeFailed=Ukuran berkas tidak dapat dibaca: %1 %2
ErrorFileHash1=Sidik berkas tidak dapat dihitung: %1
ErrorFileHash2=Sidik berkas tidak cocok: seharusnya %1, nyatanya %2
ErrorProgress=Hitungan kemajuan tidak benar: %1 dari %2
ErrorFileSize=Ukuran berkas tidak cocok: seharusnya %1, nyatanya %2

; Halaman pembongkaran arsip
ExtractionLabel=Membuka berkas tambahan...
ButtonStopExtraction=&Hentikan
StopExtraction=Hentikan pembukaan berkas yang sedang berjalan?
ErrorExtractionAborted=Pembukaan berkas dihentikan
ErrorExtractionFailed=Berkas tidak dapat dibuka: %1

; Halaman persiapan
WizardPreparing=Persiapan
PreparingDesc=Pemasangan [name] sedang disiapkan.
PreviousInstallNotCompleted=Pemasangan atau penghapusan program sebelumnya belum tuntas. Nyalakan ulang komputer untuk menuntaskannya.%n%nSesudah itu jalankan lagi pemasang ini agar [name] terpasang.
CannotContinue=Pemasangan belum dapat dilanjutkan. Pilih Kembali untuk mencoba lagi, atau Batal untuk keluar.
ApplicationsFound=Aplikasi berikut sedang memakai berkas yang perlu diperbarui. Sebaiknya izinkan pemasang menutupnya.
ApplicationsFound2=Aplikasi berikut sedang memakai berkas yang perlu diperbarui. Sebaiknya izinkan pemasang menutupnya. Sesudah selesai, aplikasi itu akan dibuka kembali.
CloseApplications=&Tutup aplikasi itu
DontCloseApplications=&Jangan tutup aplikasi itu
ErrorCloseApplications=Tidak semua aplikasi dapat ditutup. Sebelum melanjutkan, tutup sendiri aplikasi yang sedang memakai berkas yang perlu diperbarui.
PrepareToInstallNeedsRestart=Komputer perlu dinyalakan ulang. Sesudah itu jalankan lagi pemasang ini agar [name] terpasang.%n%nNyalakan ulang sekarang?

; Halaman pemasangan
WizardInstalling=Sedang Dipasang
InstallingLabel=Tunggu sebentar, [name] sedang dipasang di komputer ini.

; Halaman selesai
FinishedHeadingLabel=[name] sudah terpasang
FinishedLabelNoIcons=[name] sudah terpasang di komputer ini.
FinishedLabel=[name] dapat dibuka kapan saja dari menu Start.
ClickFinish=Pilih Selesai untuk menutup pemasang.
FinishedRestartLabel=Agar pemasangan [name] tuntas, komputer perlu dinyalakan ulang. Nyalakan ulang sekarang?
FinishedRestartMessage=Agar pemasangan [name] tuntas, komputer perlu dinyalakan ulang.%n%nNyalakan ulang sekarang?
ShowReadmeCheck=Buka berkas keterangan
YesRadio=&Nyalakan ulang komputer sekarang
NoRadio=Saya &akan menyalakannya ulang nanti
RunEntryExec=Jalankan %1
RunEntryShellExec=Buka %1

; Berganti cakram
ChangeDiskTitle=Perlu Cakram Berikutnya
SelectDiskLabel2=Masukkan cakram %1, lalu pilih Lanjut.%n%nBila berkas dari cakram ini ada di folder lain, tuliskan foldernya atau pilih Cari.
PathLabel=&Folder:
FileNotInDir2=Berkas "%1" tidak ada di "%2". Masukkan cakram yang benar atau pilih folder lain.
SelectDirectoryLabel=Tunjukkan letak cakram berikutnya.

; Terhenti di tengah pemasangan
SetupAborted=Pemasangan tidak selesai.%n%nAtasi dahulu penyebabnya, lalu jalankan lagi pemasang ini.
AbortRetryIgnoreSelectAction=Pilih tindakan
AbortRetryIgnoreRetry=&Coba lagi
AbortRetryIgnoreIgnore=&Abaikan dan lanjutkan
AbortRetryIgnoreCancel=Batalkan pemasangan

; Yang sedang dikerjakan
StatusClosingApplications=Menutup aplikasi...
StatusCreateDirs=Membuat folder...
StatusExtractFiles=Menyalin berkas...
StatusCreateIcons=Membuat pintasan...
StatusCreateIniEntries=Menulis berkas INI...
StatusCreateRegistryEntries=Mendaftarkan program di Windows...
StatusRegisterFiles=Mendaftarkan berkas...
StatusSavingUninstall=Menyimpan keterangan untuk penghapusan...
StatusRunProgram=Menyelesaikan pemasangan...
StatusRestartingApplications=Membuka kembali aplikasi...
StatusRollback=Mengembalikan ke keadaan semula...

; Galat umum
ErrorInternal2=Galat di dalam pemasang: %1
ErrorFunctionFailedNoCode=%1 tidak berhasil
ErrorFunctionFailed=%1 tidak berhasil; kode %2
ErrorFunctionFailedWithMessage=%1 tidak berhasil; kode %2.%n%3
ErrorExecutingProgram=Berkas ini tidak dapat dijalankan:%n%1

; Registri
ErrorRegOpenKey=Kunci registri ini tidak dapat dibuka:%n%1\%2
ErrorRegCreateKey=Kunci registri ini tidak dapat dibuat:%n%1\%2
ErrorRegWriteKey=Kunci registri ini tidak dapat ditulisi:%n%1\%2

; Berkas INI
ErrorIniEntry=Berkas "%1" tidak dapat ditulisi.

; Menyalin berkas
FileAbortRetryIgnoreSkipNotRecommended=&Lewati berkas ini (tidak dianjurkan)
FileAbortRetryIgnoreIgnoreNotRecommended=&Abaikan dan lanjutkan (tidak dianjurkan)
SourceIsCorrupted=Isi berkas pemasang rusak; jangan dipakai, salin ulang dari stik atau unduh ulang
SourceDoesntExist=Berkas sumber "%1" tidak ada
ExistingFileReadOnly2=Berkas yang sudah ada tidak dapat diganti karena ditandai hanya baca.
ExistingFileReadOnlyRetry=&Hapus tanda hanya baca, lalu coba lagi
ExistingFileReadOnlyKeepExisting=&Pertahankan berkas yang sudah ada
ErrorReadingExistingDest=Berkas yang sudah ada tidak dapat dibaca:
FileExistsSelectAction=Pilih tindakan
FileExists2=Berkas ini sudah ada.
FileExistsOverwriteExisting=&Ganti berkas yang sudah ada
FileExistsKeepExisting=&Pertahankan berkas yang sudah ada
FileExistsOverwriteOrKeepAll=&Lakukan juga untuk yang berikutnya
ExistingFileNewerSelectAction=Pilih tindakan
ExistingFileNewer2=Berkas yang sudah ada lebih baru daripada yang akan dipasang.
ExistingFileNewerOverwriteExisting=&Ganti berkas yang sudah ada
ExistingFileNewerKeepExisting=&Pertahankan berkas yang sudah ada (dianjurkan)
ExistingFileNewerOverwriteOrKeepAll=&Lakukan juga untuk yang berikutnya
ErrorChangingAttr=Tanda pada berkas yang sudah ada tidak dapat diubah:
ErrorCreatingTemp=Berkas tidak dapat dibuat di folder tujuan:
ErrorReadingSource=Berkas sumber tidak dapat dibaca:
ErrorCopying=Berkas tidak dapat disalin:
ErrorReplacingExistingFile=Berkas yang sudah ada tidak dapat diganti:
ErrorRestartReplace=Penggantian berkas saat komputer dinyalakan ulang tidak dapat disiapkan:
ErrorRenamingTemp=Nama berkas di folder tujuan tidak dapat diganti:
ErrorRegisterServer=DLL/OCX tidak dapat didaftarkan: %1
ErrorRegSvr32Failed=RegSvr32 berhenti dengan kode %1
ErrorRegisterTypeLib=Pustaka tipe tidak dapat didaftarkan: %1

; Nama dalam daftar program Windows
UninstallDisplayNameMark=%1 (%2)
UninstallDisplayNameMarks=%1 (%2, %3)
UninstallDisplayNameMark32Bit=32 bit
UninstallDisplayNameMark64Bit=64 bit
UninstallDisplayNameMarkAllUsers=Semua pemakai
UninstallDisplayNameMarkCurrentUser=Pemakai ini

; Sesudah pemasangan
ErrorOpeningReadme=Berkas keterangan tidak dapat dibuka.
ErrorRestartingComputer=Komputer tidak dapat dinyalakan ulang oleh pemasang. Nyalakan ulang sendiri.

; Penghapusan
UninstallNotFound=Berkas "%1" tidak ada, sehingga program tidak dapat dihapus. Pasang lagi versi yang sama, lalu hapus.
UninstallOpenError=Berkas "%1" tidak dapat dibuka, sehingga program tidak dapat dihapus
UninstallUnsupportedVer=Catatan pemasangan "%1" tidak dikenal oleh penghapus versi ini, sehingga program tidak dapat dihapus
UninstallUnknownEntry=Catatan pemasangan memuat baris yang tidak dikenal (%1)
ConfirmUninstall=Data kantor tidak ikut dihapus. Hapus program %1 dari komputer ini?
UninstallOnlyOnWin64=Program ini hanya dapat dihapus pada Windows 64 bit.
OnlyAdminCanUninstall=Program ini hanya dapat dihapus oleh pemakai dengan hak administrator.
UninstallStatusLabel=Tunggu sebentar, %1 sedang dihapus dari komputer ini.
UninstalledAll=Program %1 sudah dihapus dari komputer ini.
UninstalledMost=Program %1 sudah dihapus.%n%nBeberapa berkasnya tidak dapat dihapus dan boleh dihapus sendiri.
UninstalledAndNeedsRestart=Agar penghapusan %1 tuntas, komputer perlu dinyalakan ulang.%n%nNyalakan ulang sekarang?
UninstallDataCorrupted=Berkas "%1" rusak, sehingga program tidak dapat dihapus

; Selama penghapusan
ConfirmDeleteSharedFileTitle=Hapus Berkas Bersama?
ConfirmDeleteSharedFile2=Menurut Windows, berkas bersama berikut tidak dipakai lagi oleh program mana pun. Hapus berkas ini?%n%nBila masih ada program yang memakainya, program itu mungkin tidak berjalan sebagaimana mestinya. Bila ragu, pilih Tidak; membiarkannya tidak merugikan.
SharedFileNameLabel=Nama berkas:
SharedFileLocationLabel=Letak:
WizardUninstalling=Penghapusan
StatusUninstalling=Menghapus %1...

; Sebab Windows menunggu sebelum dimatikan
ShutdownBlockReasonInstallingApp=Sedang memasang %1.
ShutdownBlockReasonUninstallingApp=Sedang menghapus %1.

[CustomMessages]
NameAndVersion=%1 versi %2
AdditionalIcons=Pintasan tambahan:
CreateDesktopIcon=Buat pintasan di &desktop
CreateQuickLaunchIcon=Buat pintasan di &Quick Launch
ProgramOnTheWeb=%1 di web
UninstallProgram=Hapus %1
LaunchProgram=Buka %1
AssocFileExtension=&Buka berkas %2 dengan %1
AssocingFileExtension=Mengatur agar berkas %2 dibuka dengan %1...
AutoStartProgramGroupDescription=Saat Windows dimulai:
AutoStartProgram=Buka %1 saat Windows dimulai
AddonHostProgramNotFound=%1 tidak ada di folder yang dipilih.%n%nTetap lanjutkan?
