# Everything a person does with this repository; needs only make and Python 3.11 or newer.

PYTHON ?= $(shell for each in python3.11 python3.12 python3.13 python3 python3.14; do \
	if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo "$$each"; break; fi; done)
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --only-binary :all:
SELF := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check \
	--no-deps --no-build-isolation --editable .
# A file's tests stay together, as some share a node; more processes than four only take memory.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header

.PHONY: help demo demo-match demo-real browser test test-postgres lint check bench docs images assets tables messages tour format lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/'

demo: $(VENV)/.runtime ## Run a node with made-up records and print its address (Ctrl-C stops it)
	@$(BIN)/duijie demo

demo-match: $(VENV)/.runtime ## Match the bundled example spreadsheets and say where the report lies
	@for language in zh en; do $(BIN)/duijie --lang $$language match \
		examples/needs.xlsx examples/offers.xlsx \
		--demo -o $(OUT)/demo-report.$$language.html -o $(OUT)/demo-report.$$language.xlsx \
		|| exit 1; done
	@echo
	@echo "报告已生成 / The report lies here:"
	@echo "  中文     $(CURDIR)/$(OUT)/demo-report.zh.html  (.xlsx)"
	@echo "  English  $(CURDIR)/$(OUT)/demo-report.en.html  (.xlsx)"

demo-real: $(VENV)/.runtime ## The same on real needs and results (needs ../shared)
	@$(BIN)/python -m bench.real_input $(OUT)/real
	@cd $(OUT)/real && $(CURDIR)/$(BIN)/duijie --lang en match needs.en.jsonl results.en.jsonl \
		-o needs-report.html -o needs-report.xlsx
	@cd $(OUT)/real && $(CURDIR)/$(BIN)/duijie --lang zh match titles.zh.jsonl abstracts.en.jsonl \
		-o titles-report.html -o titles-report.xlsx
	@echo
	@echo "报告已生成 / The reports lie here: $(CURDIR)/$(OUT)/real"

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
		echo "正在安装 Chromium / Installing Chromium ..." && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
			chromium fonts-noto-cjk >/dev/null; } || \
		echo "未安装 Chromium，将跳过浏览器测试 / No Chromium, browser tests are skipped:" \
			"apt-get install chromium fonts-noto-cjk"

test: $(VENV)/.dev browser ## Run the tests
	@$(PYTEST)

test-postgres: $(VENV)/.dev ## Run the tests on the system's PostgreSQL in a folder of its own
	@$(BIN)/python -m scripts.system_postgres $(PYTEST)

lint: $(VENV)/.dev ## Everything of "check" but the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

check: test lint ## Everything that continuous integration does

bench: $(VENV)/.bench ## Compare with peers and write docs/benchmarks.md (long; needs ../shared)
	$(BIN)/python -m bench

docs: $(VENV)/.dev ## Write the generated pages of docs/reference anew
	$(BIN)/python docs/generate.py

images: demo-match ## Take the pictures of the README anew (needs Chromium)
	$(BIN)/python docs/make_images.py

assets: $(VENV)/.dev ## Copy the pinned front-end files into the package anew (needs npm)
	$(BIN)/python -m scripts.vendor_assets

tables: $(VENV)/.dev ## Write the tables of a new node anew, from the migrations
	@$(BIN)/python -m scripts.tables

messages: $(VENV)/.dev ## Bring the Chinese catalogues up to date and name what is missing
	$(BIN)/python -m scripts.messages

tour: $(VENV)/.dev ## Photograph every page of a demo node into out/tour (needs Chromium)
	$(BIN)/python -m scripts.tour

format: $(VENV)/.dev ## Format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.dev ## Pin the newest versions that pyproject.toml allows, with hashes
	$(LOCK) --upgrade --group build --output-file requirements/runtime.lock
	$(LOCK) --upgrade --group build --group dev --output-file requirements/dev.lock
	$(LOCK) --upgrade --group build --group dev --group bench --output-file requirements/bench.lock

clean: ## Remove the virtual environment, reports and caches
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A stamp file per set of requirements: made once, made anew when its lock changes.
$(VENV)/.runtime: requirements/runtime.lock pyproject.toml
$(VENV)/.dev: requirements/dev.lock pyproject.toml
$(VENV)/.bench: requirements/bench.lock pyproject.toml
$(VENV)/.%: requirements/%.lock pyproject.toml | $(BIN)/python
	@echo "正在安装依赖 / Installing $< ..."
	@$(INSTALL) --requirement $<
	@$(SELF)
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "需要 Python 3.11 或更高版本。 / Python 3.11 or newer is needed." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "缺少 venv 模块，请先安装：apt install python3-venv" >&2; \
		echo "Python's venv module is missing; install it: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
