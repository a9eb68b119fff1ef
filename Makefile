# What one types. Everything sets itself up first; the second time that costs nothing.
.PHONY: run test lint types bench pictures freeze setup clean windows

BIN := .venv/bin
READY := .venv/.ready

setup: $(READY)

$(READY): pyproject.toml .ci/constraints.txt .ci/setup
	@sh .ci/setup

# With a display: the window on the practice office. Without one: a whole day at the office, unattended, into out/.
run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		[ -e out/latihan/kantor.asn ] || ASN_KANTOR=out/latihan $(BIN)/asn kantor latihan; \
		exec $(BIN)/asn-desktop out/latihan; \
	else exec $(BIN)/asn hari-kantor --ke out; fi

# A process per core, a file of tests whole in one of them.
test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n logical --maxprocesses=4 --dist loadfile $(ARGS)

lint: setup
	$(BIN)/ruff check asn_desktop tests benchmarks

types: setup
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32

# The Windows program and its Setup, installed and tried under wine; root on Debian, 6 GB of disk. See docs/windows.md.
windows: setup
	@python3 .ci/windows $(ARGS)

# Takes minutes, wants a quiet machine, and rewrites docs/benchmarks.md.
bench: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks.run $(ARGS)

# The pictures of README and guide, made by the tests of the screens and of the printed reports.
pictures: setup
	ASN_PICTURES=docs QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/ui tests/services/reports/test_pictures.py tests/letters/test_leave_pictures.py

# The program folder for this system, dist/ASN-Desktop, and its proof in dist/bukti.json. ASN_RELEASE_KEYS=<folder> adds keys.
freeze: setup
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN asn-desktop.spec
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} "dist/ASN-Desktop/ASN Desktop" --smoke dist/bukti.json

clean:
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
