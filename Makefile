# `make demo` shows what the program does, `make test` checks everything; both need only Swift, and
# install the rest.

JOBS ?= 2
SWIFT_BUILD = swift build --jobs $(JOBS)
RELEASE = .build/release/extract
SAMPLES = $(wordlist 1,3,$(sort $(wildcard golden/b*.txt)))

.PHONY: all setup build release demo test lint schema format clean

all: release

setup:
	@.ci/setup

build: setup
	$(SWIFT_BUILD) --build-tests

release: setup
	$(SWIFT_BUILD) --configuration release --product extract

demo: release
	@for sample in $(SAMPLES); do \
	  echo; echo "==> extract $$sample --format text"; \
	  $(RELEASE) $$sample --format text || exit $$?; \
	done

test: lint build
	swift test --jobs $(JOBS)
	@$(MAKE) --no-print-directory release
	$(RELEASE) test
	$(RELEASE) --check golden/
	@$(MAKE) --no-print-directory schema

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

# Real output against the JSON Schema, by a validator that is not ours.
schema: release
	@.ci/schema $(RELEASE)

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

clean:
	rm -rf .build
