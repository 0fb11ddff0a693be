# make demo and make test need Python 3.11-3.13 and make, nothing else: they make their own environment.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	if $$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; \
	then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: pictures reference demo test check lint types layers tests bench bench-mail quality docs messages sbom clean

demo: $(VENV)/.installed
	$(BIN)/woo-redact demo --out woo-demo

# What the README, .ci/run and pre-commit call: lint, types, layers, tests.
test: check

check: lint types layers tests

lint: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developer
	$(BIN)/mypy

layers: $(VENV)/.developer
	$(BIN)/lint-imports

tests: $(VENV)/.developer
	$(BIN)/pytest

bench: $(VENV)/.developer
	$(BIN)/python -m benchmarks.speed $(if $(PEERS_PYTHON),--peers-python $(PEERS_PYTHON)) $(if $(QUICK),--quick) $(if $(PART),--part $(PART)) $(if $(MODEL),--model $(MODEL))

# DATA: a folder of .eml files to measure beside the made-up mailbox.
bench-mail: $(VENV)/.developer
	$(BIN)/python -m benchmarks.mail $(if $(DATA),--data $(DATA))

# DATA: a folder with CoNLL-2002's ned.testb. PEERS_PYTHON: an interpreter that has the other tools.
quality: $(VENV)/.developer
	$(BIN)/python -m benchmarks.quality $(if $(DATA),--data $(DATA)) $(if $(PEERS_PYTHON),--peers-python $(PEERS_PYTHON))

# The catalogue of Dutch messages: what is new in the source is added, what is gone is dropped.
messages: $(VENV)/.developer
	$(BIN)/python -m tests.messages

# The pages of the reference that are made from the code.
reference: $(VENV)/.developer
	$(BIN)/python docs/generate.py

# The tutorial's pictures of the report and the browser. RUN: a run of the sample dossier, or it is made first.
pictures: $(VENV)/.developer
	$(BIN)/python docs/pictures.py $(RUN)

# The documentation as a site in build/site; links are checked, and nothing in it is fetched from elsewhere.
docs:
	test -d build/docs || $(PYTHON) -m venv build/docs
	build/docs/bin/python -m pip install --quiet --disable-pip-version-check 'mkdocs-material>=9.6,<10'
	build/docs/bin/mkdocs build --strict

# The bill of materials of what an installation has (CycloneDX 1.6, JSON), in an environment without the developers' tools.
sbom: pyproject.toml constraints.txt
	$(PYTHON) -m venv build/sbom
	build/sbom/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt .
	$(PYTHON) -m venv build/sbom-tool
	build/sbom-tool/bin/python -m pip install --quiet --disable-pip-version-check cyclonedx-bom
	mkdir -p dist
	build/sbom-tool/bin/cyclonedx-py environment build/sbom/bin/python --pyproject pyproject.toml --output-reproducible \
		--spec-version 1.6 --output-file dist/woo-redact.cdx.json

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 of 3.13 met venv is nodig (Debian: apt-get install python3-venv)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.developer: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) woo-demo dist build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
