# Every target sets up what it needs; `make demo` and `make test` are all that a newcomer needs.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -q

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test lint static cases bench long mutants locks clean

help:            ## What there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The stamps are redone when a lock or the packaging changes; hashes are required, nothing is resolved anew.
$(VENV)/run.stamp: $(BIN)/python locks/run.txt pyproject.toml
	$(PIP) install --require-hashes -r locks/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(BIN)/python locks/dev.txt pyproject.toml
	$(PIP) install --require-hashes -r locks/dev.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/run.stamp

setup: $(VENV)/run.stamp      ## Install the engine from the hashed lock
setup-dev: $(VENV)/dev.stamp  ## Install the engine and the developers' tools

demo: setup      ## The gap report of the Huatong deal, in English and in Chinese, and as a page to open
	@mkdir -p build
	$(BIN)/policy check examples/huatong --lang en || test $$? -eq 1
	$(BIN)/policy check examples/huatong --lang zh -o html=build/huatong.html || test $$? -eq 1
	@echo "The whole report with its graph: build/huatong.html"

test: setup-dev  ## All tests, on all cores
	$(BIN)/pytest -n auto --dist worksteal

lint: setup-dev  ## ruff, mypy, import contract, ruleset layout and lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/policy fmt --check
	$(BIN)/policy lint

cases: setup-dev ## The case pages beside the rules
	$(BIN)/policy test

bench: setup-dev ## The bars, side by side; rewrites benchmarks/results/
	$(BIN)/python -m benchmarks

long: setup-dev  ## Many more random manifests, rules and broken texts; office files printed; the mutation score
	CLAUSEFLOW_LONG=1 $(BIN)/pytest tests/properties tests/fuzz tests/typed/test_growth.py
	$(BIN)/pytest tests/render/office/in_libreoffice.py
	$(BIN)/python -m tests.mutants

mutants: setup-dev ## Mutation score of engine/checks under its fast tests
	$(BIN)/python -m tests.mutants

locks: setup-dev ## Resolve the locks anew, with hashes and without addresses
	$(BIN)/python -m locks

clean:           ## Remove what was built
	rm -rf $(VENV) dist build
