# Everything a fresh machine needs: git, make and Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test setup check audit e2e lock help train manifest

help: ## list what can be made
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/ -/'

run: setup ## answer on http://127.0.0.1:3000 (pages at once; Slack when its tokens are set)
	$(BIN)/ai-energy-bot serve

test: .venv/dev-ready ## run every test that needs no other program
	$(BIN)/python -m pytest -q

setup: .venv/ready ## build .venv with the ai-energy-bot command in it

check: .venv/dev-ready ## lint and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

train: .venv/bench-ready ## learn the tables of bot/questions/weights from tests/dialogs
	$(BIN)/python -m bot.questions.learn

audit: .venv/dev-ready ## look for known holes in our libraries and bad habits in our code
	$(BIN)/bandit -q -ll -c pyproject.toml -r bot calculations
	@# Whoever cannot reach the advisory service learns nothing new; a finding is a failure.
	@$(BIN)/pip-audit --disable-pip --require-hashes -r requirements.lock > .audit 2>&1; status=$$?; cat .audit; \
	if [ $$status -ne 0 ] && grep -qE 'Found [0-9]+ known' .audit; then exit 1; fi; \
	if [ $$status -ne 0 ]; then echo "pip-audit could not ask its advisory service: not audited"; fi; rm -f .audit

e2e: .venv/dev-ready ## talk to a Slack server that we did not write (needs Node 20)
	cd tests/e2e && npm ci --no-audit --no-fund
	$(BIN)/python -m pytest -q tests/e2e -rs

manifest: .venv/ready ## renew deploy/slack-manifest.yaml from the list of listeners
	$(BIN)/ai-energy-bot manifest --host bot.example.com > deploy/slack-manifest.yaml

# The lock files hold versions and hashes only, for every platform we run on.
lock: ## renew the lock files (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade -o requirements.lock -q
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -c requirements.lock --upgrade -o requirements-dev.lock -q
	uv pip compile pyproject.toml --extra dev --extra bench --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -c requirements-dev.lock --upgrade -o requirements-bench.lock -q

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; found " + sys.version.split()[0] + ". Example: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m bot.ready
	touch $@

.venv/bench-ready: .venv/dev-ready requirements-bench.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	touch $@

.venv/dev-ready: .venv/ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@
