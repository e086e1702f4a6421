.PHONY: screenshots translations run test lint format bench bench-full bench-quality bench-reliability resources setup clean bench-window

PY := .venv/bin/python

run: setup ## set up everything and open the program
	@packaging/run.sh

test: setup ## set up everything and pass the tests
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto --dist loadfile

lint: setup ## style, types, and that imports point one way
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	.venv/bin/lint-imports

format: setup ## put the code in form
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

bench: setup ## the engine's speed and exactness beside named baselines, under 20 minutes
	$(PY) -m benchmarks.engine
	$(PY) -m benchmarks.engine_exactness
	$(PY) -m benchmarks.suggestions
	$(PY) -m benchmarks.one_pair

bench-full: setup ## the engine's growth, half an hour on two idle cores; goes on where it was
	$(PY) -m benchmarks.engine --full

bench-quality: setup ## search and teaching on the development set
	$(PY) -m benchmarks.quality

bench-window: setup ## the window over 100,000 made photos: opening, typing, scrolling, memory; some minutes
	test -d .bench/window/library || $(PY) -m benchmarks.made_library .bench/window --photos 100000
	$(PY) -m benchmarks.window .bench/window --json .bench/window.json
	$(PY) -m benchmarks.lesson .bench/window/library

bench-reliability: setup ## kills, power cuts, hostile files: what a library survives
	$(PY) -m benchmarks.reliability

resources: setup ## make the starter collection's vectors anew
	$(PY) packaging/make_resources.py

screenshots: setup ## write the key screens, light and dark, into docs/screenshots
	@$(PY) packaging/screenshots.py docs/screenshots

translations: setup ## gather the window's strings for translation and compile the translations
	@packaging/translations.sh

setup:
	@packaging/setup.sh

clean: ## forget .venv and everything made
	rm -rf .venv .bench tour build dist
