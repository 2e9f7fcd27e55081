# The commands of the project. `make run` and `make test` set up what they need themselves.

# The Swift runtime inside the program: a file that runs anywhere, and 3 % faster.
SWIFT_BUILD = swift build -c release --static-swift-stdlib
PROGRAM = .build/release/broadsheet
PYTHON = .venv/bin/python

.PHONY: run test test-all build check bench bench-text bench-columnar bench-models bench-tag wheel \
  setup python clusters clean

## Build in release mode, run pipeline.json on data/articles, show some rows.
run: build
	@$(PROGRAM) run pipeline.json
	@for table in mentions quotes people_by_month; do \
	  echo; echo "out/current/$$table.bsc"; \
	  $(PROGRAM) show out/current/$$table.bsc --rows 6 $$(Scripts/sample-columns $$table); \
	done

## Everything that must hold before a change is kept.
test: setup python
	swift build --build-tests
	swift test --skip-build
	$(PYTHON) -m pytest -q python/tests
	Scripts/check

## The same, then the longer ones: threads under the sanitizer, files made by libFuzzer, the wheel
## as it is installed, every way to damage a file, texts of 10 and 100 MB, nightly runs over 200 MB
## and 1 GB, and the recipes for Spark and Airflow, where these can be installed.
test-all: test clusters
	swift test --sanitize=thread --scratch-path .build/thread --filter MapInOrderTests
	Scripts/fuzz 20
	$(MAKE) wheel
	BROADSHEET_WHEEL=out/wheel $(PYTHON) -m pytest -q python/tests/test_wheel.py
	BROADSHEET_LONG_TESTS=1 \
	BROADSHEET_SPARK=$(CURDIR)/.venv/spark/bin/python \
	BROADSHEET_AIRFLOW=$(CURDIR)/.venv/airflow/bin/python \
	  swift test -c release -Xswiftc -enable-testing --scratch-path .build/long --filter \
	  'ColumnarDamageTests|LinearTimeTests|LongInputTests|LongNightlyTests|RunAgainTests|ScheduleTests|SparkTests|TortureRunTests'

build: setup
	$(SWIFT_BUILD) --product broadsheet

## Format, names that must not occur, links in documents.
check:
	Scripts/check

## Speed, memory and sizes of whole runs: see Benchmarks/README.md. More by ARGUMENTS, as --quick.
bench: build
	$(SWIFT_BUILD) --product Benchmarks
	python3 Benchmarks/run.py --program $(PROGRAM) --kernels .build/release/Benchmarks $(ARGUMENTS)

## Speed of cleaning and splitting beside other programs; writes Benchmarks/text.md.
bench-text: build python
	$(SWIFT_BUILD) --product Benchmarks
	-.venv/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements-text.txt
	$(PYTHON) Benchmarks/text.py --program $(PROGRAM) --kernels .build/release/Benchmarks --write

## Columnar files beside Parquet and Feather: see Benchmarks/columnar.md. More by ARGUMENTS, as
## "--from FOLDER --write" or --quick.
bench-columnar: build python
	$(SWIFT_BUILD) --product broadsheet_arrow
	.venv/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements-columnar.txt
	$(PYTHON) Benchmarks/columnar.py --program $(PROGRAM) \
	  --library .build/release/libbroadsheet_arrow.so $(ARGUMENTS)

## Tokens a second of learned models, one thread, beside spaCy. More by ARGUMENTS, as --corpus.
bench-models: build python
	.venv/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements-models.txt
	$(PYTHON) Benchmarks/models.py --program $(PROGRAM) $(ARGUMENTS)

## Tokens a second of each step of `tag`; fails where rules cost more than the parser.
bench-tag: build
	python3 Benchmarks/tag.py --program $(PROGRAM) $(ARGUMENTS)

## A wheel with the Python package, its library for Arrow, and the program: in out/wheel.
wheel: setup python
	PYTHON=$(PYTHON) Scripts/wheel out/wheel

setup:
	@Scripts/setup

python: .venv/.ready

.venv/.ready: python/requirements-test.txt Scripts/setup
	@Scripts/setup python
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r python/requirements-test.txt
	@touch $@

## Spark and Airflow, each in an environment of its own. What cannot be installed is left out, and
## its tests say that they are skipped.
clusters: python
	-Scripts/setup java
	-Scripts/environment .venv/spark pyspark
	-Scripts/environment .venv/airflow apache-airflow

clean:
	rm -rf .build .venv out
