# The verbs of this project. `make demo` and `make test` need Python 3.11 to 3.13, make and a way
# to a package index; everything is installed into .venv, from lock files with hashes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python
DEMO := build/demo
CODE := src tests scripts bench docs
MAKEFLAGS += --no-print-directory

.PHONY: help demo ocr register test lint types contracts docs generated fresh wheel bench lock picture check clean
.DEFAULT_GOAL := help

help: ## List the verbs.
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

demo: $(VENV)/run.stamp ## Make the dossier of the example collection and say where it lies.
	$(BIN)/onrecord report examples/teshka -o $(DEMO)
	@echo "Open this file in a browser: $(CURDIR)/$(DEMO)/index.html"

register: $(VENV)/run.stamp ## Install what links lists of persons, estimates, and stamps logs.
	$(UV) --require-hashes -r requirements/register.lock

ocr: $(VENV)/run.stamp ## Install what reads scans and photographs.
	$(UV) --require-hashes -r requirements/ocr.lock
	@echo "Scans and photographs are read from now on."

test: $(VENV)/dev.stamp ## Run the tests.
	$(BIN)/pytest -n auto

lint: $(VENV)/dev.stamp ## Look for defects and for code that is not formatted.
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: $(VENV)/dev.stamp ## Check the types.
	$(BIN)/mypy

contracts: $(VENV)/dev.stamp ## Check which stage imports which, and that every dependency is declared and used.
	$(BIN)/lint-imports
	$(BIN)/deptry src

docs: $(VENV)/docs.stamp ## Build the documentation; a warning is an error.
	$(BIN)/sphinx-build --quiet -W -n --keep-going docs build/docs

generated: $(VENV)/dev.stamp ## Write the generated pages anew.
	$(BIN)/python scripts/generate.py

fresh: $(VENV)/dev.stamp ## Check that the generated pages are as the code would write them now.
	$(BIN)/python scripts/generate.py --check

wheel: $(VENV)/dev.stamp ## Build the wheel and test it away from the source tree.
	scripts/test-wheel $(BIN)

bench: ## Measure speed beside spaCy and quantulum3, memory, and the workbench over 20,000 documents.
	scripts/bench $(PYTHON)

lock: $(VENV)/install.stamp ## Write requirements/*.lock anew after pyproject.toml has changed.
	UV=$(BIN)/uv scripts/lock

picture: $(VENV)/dev.stamp ## Make the README's picture anew; needs Chromium.
	$(BIN)/python scripts/make_pictures.py

check: lint types contracts fresh docs test ## All of the above that CI runs, but for the wheel.

clean: ## Remove what was built and installed.
	rm -rf $(VENV) .venv-bench build dist

$(VENV)/install.stamp: requirements/install.lock
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if (3, 11) <= v < (3, 14) else \
	  f"Python 3.11, 3.12 or 3.13 is needed, not {v[0]}.{v[1]}: make PYTHON=python3.12 ...")'
	test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/run.stamp: requirements/run.lock pyproject.toml $(VENV)/install.stamp
	$(UV) --require-hashes -r $<
	$(UV) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock $(VENV)/run.stamp
	$(UV) --require-hashes -r $<
	@touch $@

$(VENV)/docs.stamp: requirements/docs.lock $(VENV)/dev.stamp
	$(UV) --require-hashes -r $<
	@touch $@
