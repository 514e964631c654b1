# Few words, one each for what a person wants. `make run` and `make test` do all their own set-up.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.PHONY: run demo test check lint types imports templates bench soak shots lock clean
.SILENT: run demo test check lint types imports templates bench soak shots

run: .venv/app
	exec $(BIN)/onward $(ARGS)

demo: .venv/app
	exec $(BIN)/onward demo $(ARGS)

test: .venv/dev
	sh scripts/system-parts.sh
	$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

check: lint types imports templates

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports

templates: .venv/dev
	$(BIN)/djlint --lint --quiet src/onward/web/templates

bench: .venv/dev
	$(BIN)/python -m bench $(ARGS)

soak: .venv/dev
	sh scripts/system-parts.sh
	$(BIN)/python -m pytest -m soak --override-ini addopts=-v $(ARGS)

shots: .venv/dev
	sh scripts/system-parts.sh
	$(BIN)/python -m demo.shots $(ARGS)

lock: .venv/boot
	sh scripts/lock.sh

clean:
	rm -rf .venv build dist shots

# Each stamp is newer than the lock it was made from; nothing is asked of the network when they are.
.venv/boot: requirements/boot.txt
	sh scripts/setup.sh boot

.venv/app: .venv/boot requirements/app.txt pyproject.toml
	sh scripts/setup.sh app

.venv/dev: .venv/app requirements/dev.txt
	sh scripts/setup.sh dev
