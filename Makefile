# Needs Python 3.11 with venv, and make; everything else is installed into .venv from the hashed lock.
PYTHON ?= $(shell python3.11 -c '' 2>/dev/null && echo python3.11 || echo python3)
NO_PYTHON = $(PYTHON) is not Python 3.11 with venv. Debian 12: apt-get install python3 python3-venv. Elsewhere: make PYTHON=/path/to/python3.11 ...
PORT ?= 8000
BIN := .venv/bin
SET_UP := .venv/.installed
XDIST := $(if $(filter 0,$(KAA_XDIST)),,-n 2)
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
export PIP_DISABLE_PIP_VERSION_CHECK = 1
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench shots stop lock messages template

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 16

demo: $(SET_UP)  ## the product on http://localhost:8000/ (PORT=8001, RESET=1 starts over); Ctrl-C ends it
	@$(BIN)/python -m kaa.devtools.demo --port $(PORT) $(if $(RESET),--reset)

test: $(SET_UP)  ## all tests on a private PostgreSQL (KAA_XDIST=0: in one process; ARGS="...": pytest's own)
	@$(BIN)/python -m pytest $(XDIST) $(ARGS)

lint: $(SET_UP)  ## style, types, import contracts, migrations, untranslated strings
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kaa makemigrations --check --dry-run
	$(BIN)/python -m kaa.devtools.messages check

bench: $(SET_UP)  ## the measured limits, each against what the database allows
	@$(BIN)/python -m tests.bench $(ARGS)

shots: $(SET_UP)  ## pictures of every page at 1440 and 390 pixels in ./shots/
	@$(BIN)/python -m kaa.devtools.shots $(ARGS)

stop: $(SET_UP)  ## end this checkout's demo and private PostgreSQL
	@$(BIN)/python -m kaa.devtools.demo --stop
	@$(BIN)/python -m kaa.devtools.postgres stop

template: $(SET_UP)  ## the schema of new tenants, written down after a new migration
	@$(BIN)/python -m kaa.devtools.template write

messages: $(SET_UP)  ## gather the texts into the Swedish catalogue and compile it
	@$(BIN)/python -m kaa.devtools.messages merge --consume
	@$(BIN)/python -m kaa.devtools.messages compile

lock: $(SET_UP)  ## new versions, with hashes, from requirements*.in (UPGRADE=1 takes the latest of all)
	$(COMPILE) $(if $(UPGRADE),--upgrade) requirements.in -o requirements.txt
	$(COMPILE) $(if $(UPGRADE),--upgrade) -c requirements.txt requirements-dev.in -o requirements-dev.txt

$(SET_UP): requirements-dev.txt pyproject.toml
	@test -x $(BIN)/pip || { $(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null \
	  && $(PYTHON) -m venv --clear .venv; } || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo ".venv is not of Python 3.11: remove it and try again." >&2; exit 1; }
	@echo "Installing the requirements (once)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
