# The two commands: `make brief` makes a brief of the worked example, `make test` runs the tests. Both do all the set-up.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/paraguay-sofa

.PHONY: brief test lint types layers snap tour proof wheel clean

brief: $(VENV)/.installed
	@$(BIN)/briefing brief $(EXAMPLE)/sources --background $(EXAMPLE)/background --date 2026-03-10 --engine extractive

test: $(VENV)/.developed
	@$(BIN)/python -m pytest

lint: $(VENV)/.developed
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.developed
	@$(BIN)/mypy

layers: $(VENV)/.developed
	@$(BIN)/lint-imports

snap: $(VENV)/.developed
	@PYTHONPATH=tests $(BIN)/python tests/snap.py

tour: $(VENV)/.developed
	@$(BIN)/python docs/tour.py

proof: $(VENV)/.developed
	@$(BIN)/python docs/proof.py

wheel: $(VENV)/.developed
	@rm -rf dist && $(BIN)/python -m build --wheel --outdir dist . >/dev/null && ls dist

clean:
	@rm -rf $(VENV) dist build *.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 …" >&2; exit 1; }
	@echo "setting up $(VENV) (once, about a minute)" >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.developed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.installed
