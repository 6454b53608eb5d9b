# Needs make and Python 3.11 or newer, nothing else. Another interpreter: make site PYTHON=python3.12
# Another project folder: make build PROJECT=../other

PYTHON ?= python3
PROJECT ?= .
PYTEST_ARGS ?=
# Two workers: the browser tests gain most, and a small machine has two cores.
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --upgrade \
	--fork-strategy fewest --annotation-style line --custom-compile-command "make lock"

.PHONY: help site build test check fix accept lock clean manual mutations
.DELETE_ON_ERROR:

help: ## Say what there is.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site.stamp ## Build the site and serve it; rebuild on every change.
	@$(BIN)/casusboek serve --project "$(PROJECT)"

build: $(VENV)/site.stamp ## Build the site once, into site/.
	@$(BIN)/casusboek build --project "$(PROJECT)"

test: check ## Everything: style, types, and all tests, also in the browser.
	@echo "pytest: all tests, $(WORKERS) at a time"
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_ARGS)

check: $(VENV)/test.stamp ## Style and types; edits nothing.
	@echo "ruff: style"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@echo "import-linter: who may import whom"
	@$(BIN)/lint-imports pyproject.toml >/dev/null || $(BIN)/lint-imports pyproject.toml
	@echo "mypy: types"
	@$(BIN)/mypy

fix: $(VENV)/test.stamp ## Set right what ruff can set right.
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

accept: $(VENV)/test.stamp ## Accept what the synthetic project renders to; read the diff.
	@ACCEPT=1 $(BIN)/python -m pytest -q tests/test_golden.py

manual: $(VENV)/site.stamp ## Build the manual into build/manual/site/.
	@$(BIN)/python -m docs.manual build/manual/docs
	@$(BIN)/mkdocs build --quiet --strict --config-file docs/mkdocs.yml

mutations: $(VENV)/test.stamp ## Change the code in small ways that a test must notice.
	@$(BIN)/python -m tests.mutations

lock: $(VENV)/test.stamp ## Renew both locks with the newest versions that pyproject.toml allows.
	@echo "uv: requirements.lock and requirements-test.lock"
	@$(COMPILE) --group build --output-file requirements.lock
	@$(COMPILE) --group build --group test --group lock --constraint requirements.lock \
		--output-file requirements-test.lock

clean: ## Remove the environment, the caches and everything that was built.
	rm -rf $(VENV) .cache .casusboek/cache build site preview
	find generator tests -type d -name __pycache__ -prune -exec rm -rf {} +

# One environment serves both locks: the second only adds to the first.
$(VENV)/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Casusboek needs Python 3.11 or newer; name one: make $(or $(MAKECMDGOALS),site) PYTHON=python3.12"; exit 2; }
	@echo "venv: $(VENV), once"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/site.stamp: requirements.lock pyproject.toml | $(VENV)/made.stamp
	@echo "pip: requirements.lock"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: requirements-test.lock $(VENV)/site.stamp
	@echo "pip: requirements-test.lock"
	@$(PIP) install --require-hashes --requirement requirements-test.lock
	@touch $@
