# Counterclaim. `make demo` and `make test` need only Python 3.11 or newer with venv and pip, and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out

.PHONY: demo test lint eval bench format clean help

help:
	@echo "make demo    set up and read the example reports: a brief here, and one as a page"
	@echo "make test    set up and pass lint, types and tests"
	@echo "make eval    score every stage on the development data, where it is at hand"
	@echo "make bench   reports per second against the bare encoder, memory, start-up"

$(VENV)/base: pyproject.toml
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Counterclaim needs Python 3.11 or newer with venv and pip (Debian: apt-get install python3 python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/dev: $(VENV)/base
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test,lint,postgres]'
	@touch $@

demo: $(VENV)/base
	@mkdir -p $(OUT)
	@$(BIN)/counterclaim story examples/valley
	@$(BIN)/counterclaim story examples/valley --format html --output $(OUT)/valley.html
	@echo
	@echo "The same as a page, every line opening its words:  file://$(abspath $(OUT)/valley.html)"
	@echo "Next: $(BIN)/counterclaim story PATH...   with your own reports (text, HTML, JSON Lines, or a folder)"
	@echo "      $(BIN)/counterclaim add PATH...     to keep them in a ledger;  $(BIN)/counterclaim --help for the rest"

test: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

format: $(VENV)/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(VENV)/dev
	$(BIN)/python -m evaluation

bench: $(VENV)/dev
	$(BIN)/python -m evaluation.bench

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache
