# The commands of this project; `make` lists them. Nothing but Python and make has to be there before.

export PORT ?= 8000
ARGS ?=
PYTHON_OF_PROJECT := .venv/bin/python
MANAGE := $(PYTHON_OF_PROJECT) manage.py
# Tests have a database server of their own, as fast as it goes and without a word of the demo's data.
IN_TEST := APP_ENV=test DATABASE_ROLE=owner SRO_POSTGRES_DIR="$(CURDIR)/var/postgres-test" SRO_POSTGRES_VOLATILE=1

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test check format lock

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: ready-demo ## install what is missing and serve the demo office on 127.0.0.1:8000 (PORT=... for another port)
	@$(MANAGE) demo

demo-reset: ready-demo ## forget everything entered into the demo office and serve it anew
	@$(MANAGE) demo --reset

test: ready-test ## install what is missing and run every test, those in the browser too (ARGS="tests/web -k day" for some)
	@$(IN_TEST) $(MANAGE) build_icons
	@$(IN_TEST) .venv/bin/pytest -n logical --maxprocesses 4 --dist loadgroup $(ARGS); code=$$?; \
	$(IN_TEST) $(MANAGE) embedded_db stop && exit $$code

check: ready-check ## format, lint, types, import contracts, missing migrations, templates
	@echo "== Format" && .venv/bin/ruff format --check .
	@echo "== Lint" && .venv/bin/ruff check .
	@echo "== Types" && .venv/bin/mypy .
	@echo "== Import contracts" && .venv/bin/lint-imports --no-logo
	@echo "== Missing migrations" && $(IN_TEST) $(MANAGE) makemigrations --check --dry-run
	@$(IN_TEST) $(MANAGE) embedded_db stop
	@echo "== Templates" && .venv/bin/djlint templates --quiet --check && .venv/bin/djlint templates --quiet --lint

format: ready-check ## put Python and templates into the project's format
	@.venv/bin/ruff check --fix-only --quiet . && .venv/bin/ruff format . && .venv/bin/djlint templates --quiet --reformat

lock: ## write requirements/*.txt anew from pyproject.toml (needs uv; ARGS=--upgrade for newer versions)
	@tools/lock $(ARGS)

ready-%:
	@python=$$(tools/find-python) && "$$python" tools/prepare.py $*
