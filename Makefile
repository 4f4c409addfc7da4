# Handslag's workshop. `make` alone lists what it can do.

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
READY := .venv/ready
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/messages.po))
PIP := $(BIN)/pip install -qq --disable-pip-version-check --no-deps
UV := uv==0.13.9
COMPILE := out/lock/bin/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
	--no-header --no-emit-index-url pyproject.toml
NEEDS_PYTHON := "Handslag needs Python 3.11 or newer: sudo apt install python3.11-venv, then make PYTHON=python3.11"
NEEDS_VENV := "Handslag needs Python's venv: sudo apt install python3-venv"
TYPED := bot handlers locales tests hatch_build.py

.DEFAULT_GOAL := help
.PHONY: help install demo test long check lint format lock screenshots bench texts language clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

install: $(READY) $(CATALOGUES) ## make .venv with all that is needed, and .venv/bin/handslag

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo $(NEEDS_PYTHON); exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo $(NEEDS_VENV); exit 1; }
	@echo "Installing into .venv, once (about a minute) ..."
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(CATALOGUES): %.mo: %.po $(READY)
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

demo: install ## try it: a made-up town on phones in the browser (ARGS="--port 8090")
	@$(BIN)/handslag demo $(ARGS)

test: install ## run the tests (ARGS="-k waves"); those in a browser need Chromium
	@$(BIN)/pytest --numprocesses auto $(ARGS)

long: install ## run the long rounds too
	@$(BIN)/pytest -m long $(ARGS)

check: lint test ## everything that must hold before a change lands

lint: install ## formatting, lint, types, import contracts, catalogues
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(TYPED)
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m locales.tool check

format: install ## put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## renew both lock files: what runs, and what one works with
	$(PYTHON) -m venv out/lock
	out/lock/bin/pip install --quiet $(UV)
	$(COMPILE) --group dev --output-file requirements-dev.lock
	$(COMPILE) --constraint requirements-dev.lock --output-file requirements.lock

screenshots: install ## take the README's pictures again (needs Chromium)
	$(BIN)/python -m tests.browser.screenshots

bench: install ## measure against bare echo bots
	$(BIN)/python -m tests.benchmarks $(ARGS)

texts: install ## bring template and catalogues up to date with the code
	$(BIN)/python -m locales.tool update

language: install ## begin a new language: make language CODE=fi
	@test -n "$(CODE)" || { echo "Which language? For example: make language CODE=fi"; exit 2; }
	$(BIN)/python -m locales.tool new $(CODE)

clean: ## remove everything that was made here
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find bot handlers locales tests -name __pycache__ -prune -exec rm -rf {} +
	rm -f $(CATALOGUES)
