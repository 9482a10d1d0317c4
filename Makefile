# The front door: `make reproduce`, `make test`. Everything else is the command `plans`.
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: reproduce test lab check install clean

reproduce: $(STAMP)
	$(BIN)/plans reproduce

test: $(STAMP)
	$(BIN)/pytest

lab: $(STAMP)
	$(BIN)/jupyter lab notebooks

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install: $(STAMP)

# Pinned versions with their hashes; done again only when the pins or the package's own description change.
$(STAMP): requirements.txt pyproject.toml
	@set -e; for name in python3.13 python3.12 python3.11 python3; do \
	  if command -v $$name >/dev/null 2>&1 && \
	     $$name -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then \
	    python=$$name; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then echo "Python 3.11, 3.12 or 3.13 (with venv) is needed and was not found." >&2; exit 1; fi; \
	echo "Setting up $(VENV) with $$($$python --version); this takes a few minutes once."; \
	[ -x $(BIN)/python ] || $$python -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache
	find analysis tests -name __pycache__ -type d -prune -exec rm -rf {} +
