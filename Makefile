# The verbs of the project. `make` alone lists them; what they do is in scripts/.

.DEFAULT_GOAL := help
.PHONY: help setup demo test serve check bench clean

help: ## list the verbs
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

setup: .venv/ready ## make .venv from the locked requirements; a second run does nothing

.venv/ready: requirements/dev.txt pyproject.toml
	@PYTHON="$(PYTHON)" scripts/setup

demo: .venv/ready ## provoke, diagnose and repair every cause on real sockets; writes build/lab.html
	@mkdir -p build
	@.venv/bin/gatewright lab --html build/lab.html

test: .venv/ready ## run the whole test suite
	@scripts/test

serve: .venv/ready ## run the gateway and its console with an example API: make serve ARGS="--memory"
	@.venv/bin/gatewright serve --example $(ARGS)

check: .venv/ready ## format, lint, types, arrows, mirrored tests, messages
	@scripts/check

bench: .venv/ready ## measure the gateway against the bare server, in one run
	@.venv/bin/python -m bench $(ARGS)

clean: ## remove .venv and what was built; the state in .gatewright stays
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
