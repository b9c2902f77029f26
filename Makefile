# Two commands do everything: `make demo` and `make test`. Both need Python 3.11 to 3.14 and git alone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
ARTICLES := examples/articles
LEDGER := build/ledger
SHOWN := $(ARTICLES)/2024-cyprus-anniversary.txt

.PHONY: demo test lint types tests accept benchmarks clean

demo: $(STAMP)
	$(BIN)/communique add $(ARTICLES) --ledger $(LEDGER)
	@echo "All example articles are in the ledger $(LEDGER); one of them:"
	@$(BIN)/communique code $(SHOWN) --format pretty
	@echo "What the ledger knows of two states (more: communique --help, docs/ledger.md):"
	@$(BIN)/communique timeline CZE RUS --ledger $(LEDGER)

test: $(DEV_STAMP) lint types tests

lint: $(DEV_STAMP)
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/lint-imports

types: $(DEV_STAMP)
	$(BIN)/mypy

tests: $(DEV_STAMP)
	$(BIN)/communique lexicon check
	$(BIN)/pytest --numprocesses auto --maxprocesses 8 --dist worksteal --cov

# Takes the records as they are coded now for the golden ones; look at `git diff tests/golden` then.
accept: $(DEV_STAMP)
	$(BIN)/python -m pytest tests/test_golden.py --accept

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' || \
	  { echo "communique needs Python 3.11 to 3.14; name one: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(STAMP): $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ledger]'
# pip compiles what it installs, but not what an editable install points to.
	$(BIN)/python -m compileall -q src
	@touch $@

$(DEV_STAMP): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
