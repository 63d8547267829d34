# The commands of the project. `make help` lists them.

PYTHON ?= python3
VENV = .venv/bin
MANAGE = $(VENV)/python manage.py
# A test run starts about a hundred programs: what one has compiled, the next need not, whatever the shell asks for.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset test test-all check format bench pictures backup restore messages

help: ## Say what can be done here
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

setup: ## Install what the demonstration needs (packages, style sheets, translations)
	@$(PYTHON) .ci/setup.py

demo: setup ## Run the town hall with fictitious people: PORT=8000 DATA=data, optionally DATABASE_URL and REDIS_URL
	@DEMO=1 exec $(MANAGE) demo --past 300

demo-reset: setup ## Delete what the demonstration stored in its data folder, so that the next start begins afresh
	@DEMO=1 $(MANAGE) demo_reset

test: ## Run the tests on real servers, and the core once more on SQLite
	@$(PYTHON) .ci/setup.py tests
	@$(VENV)/python -m tests.run

test-all: ## Run the long tests as well
	@$(PYTHON) .ci/setup.py tests
	@$(VENV)/python -m tests.run --all

check: setup ## Check style, types, layers, templates, translations, migrations and deployment settings
	@$(VENV)/python -m tests.check

format: setup ## Bring the code into shape
	@$(VENV)/ruff check -q --fix . ; $(VENV)/ruff format .

bench: ## Measure, and store the figures in build/bench.json
	@$(PYTHON) .ci/setup.py tests
	@$(VENV)/python -m tests.bench

pictures: ## Take the pictures of the README from this state
	@$(PYTHON) .ci/setup.py tests
	@$(VENV)/python -m tests.browser.pictures

backup: setup ## Save database and files: make backup DATABASE_URL=… DATA=… TO=folder
	@$(MANAGE) backup "$(TO)"

restore: setup ## Bring a backup back into an empty database: make restore DATABASE_URL=… DATA=… FROM=folder
	@$(MANAGE) restore "$(FROM)"

messages: setup ## Compile the translations (part of every set-up)
