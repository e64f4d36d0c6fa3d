# Needs CPython 3.11 or later, git and make; everything else is set up in .venv.
PYTHON ?= $(firstword $(shell command -v python3.11 python3 python 2>/dev/null))
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
GOLD ?= ../shared/gold/dev
TRAINED ?= build/reader

.PHONY: help demo test check lint types layers coverage bench peers readme golden train lock clean
.DEFAULT_GOAL := help

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

demo: $(READY) ## code the shipped example and show the result
	@$(BIN)/dateline code examples/qaim.txt --published 2020-03-18

test: $(READY) ## run the tests, noting which branches they take
	@$(BIN)/coverage run -m pytest

check: lint types layers test coverage ## all that must hold before a change goes in

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

layers: $(READY)
	@$(BIN)/lint-imports

coverage: $(READY)
	@$(BIN)/coverage report
	@$(BIN)/coverage json -q -o .coverage.json
	@$(BIN)/python -m benchmarks.branches .coverage.json --at-least 90

bench: $(READY) ## measure accuracy and speed
	@$(BIN)/python -m benchmarks.accuracy.gold --data corpus --part dev
	@test ! -d $(GOLD) || $(BIN)/python -m benchmarks.accuracy.gold --data $(GOLD)
	@$(BIN)/python -m benchmarks.accuracy.calibrate
	@$(BIN)/python -m benchmarks.speed.code

peers: ## set up the systems that benchmarks compare with (GPL ones among them), in build/peers
	@sh benchmarks/peers.sh

readme: $(READY) ## put the demo's output into the README
	@$(BIN)/python scripts/readme_example.py

golden: $(READY) ## write the golden files of the tests anew, to be read as a diff
	@$(BIN)/python -m scripts.golden

train: $(READY) ## train the reader anew (hours on two cores) and put its weights into the package
	@$(PIP) install torch==2.13.0 && $(PIP) install -e '.[train]'
	@$(BIN)/python -m training.reader.train --stage 1 --out $(TRAINED)
	@$(BIN)/python -m training.reader.train --stage 2 --out $(TRAINED) --start $(TRAINED)/stage1.pt
	@$(BIN)/python -m training.reader.train --stage 3 --out $(TRAINED) --start $(TRAINED)/stage2.pt
	@$(BIN)/python -m training.reader.export $(TRAINED)/stage3.pt $(TRAINED)/base/tokenizer.json src/dateline/encoder/data
	@$(BIN)/python -m training.reader.spans --work $(TRAINED)/spans
	@OMP_NUM_THREADS=1 $(BIN)/python -m training.places.train --write
	@OMP_NUM_THREADS=1 $(BIN)/python -m training.places.toponyms --write
	@$(BIN)/python -m training.places_of_events.train --out src/dateline/lexicon/data/place_links.npz

lock: ## pin what pyproject.toml asks for, as of today
	uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --extra dev pyproject.toml -o requirements.lock
	sed -i '1i # Exact pins of all that Dateline runs and is developed with. Made by `make lock`; do not edit by hand.' requirements.lock

clean: ## remove what was set up and what tools left behind
	rm -rf $(VENV) build dist src/*.egg-info .coverage* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" && "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Dateline needs CPython 3.11 or later: install it, or name one with make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@echo 'Setting up $(VENV) (once) ...' >&2
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
