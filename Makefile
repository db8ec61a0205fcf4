# SPDX-License-Identifier: Apache-2.0
#
# What one does with this repository, by name. `make help` lists it.
# Needs GNU make and a Swift toolchain; Scripts/bootstrap installs the rest.

SHELL := bash
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=

# Parts beyond the plain build, as Package.swift names them; `make TRAITS=` builds without.
TRAITS ?= Workbooks,Archives
WITH := $(if $(TRAITS),--traits $(TRAITS))

SAMPLE := Samples/iurc-china
DEMO_OUT := out/iurc-china
RELEASE := .build/release/opencall
# The static build has a folder of its own, so that it never takes the place of the dynamic one.
STATIC_FOLDER := .build-static

# Every Swift file that swift-format looks after; never what a build left behind.
SWIFT_FILES := find Package.swift $(wildcard Sources Tests Benchmarks) \
	-name '.build*' -prune -o -name '*.swift' -type f -print0

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: bootstrap
bootstrap: ## install what a build needs and this machine lacks
	@TRAITS="$(TRAITS)" Scripts/bootstrap

.PHONY: debug
debug: bootstrap ## build for debugging; warnings are errors
	@Scripts/quietly "Building (debug)" swift build $(WITH)

.PHONY: release
release: bootstrap ## build the tool for use
	@Scripts/quietly "Building opencall (release)" swift build -c release --product opencall $(WITH)

.PHONY: demo
demo: ## rank the sample call, from nothing to a report
	@test -f $(SAMPLE)/call.xml || { \
	  echo "make demo: there is no $(SAMPLE)/call.xml; the sample call is not in this checkout." >&2; \
	  exit 1; }
	@$(MAKE) --no-print-directory release
	@rm -rf $(DEMO_OUT)
	@mkdir -p $(dir $(DEMO_OUT))
	$(RELEASE) rank $(SAMPLE)/call.xml \
	  --applications $(SAMPLE)/applications \
	  --assessments $(SAMPLE)/assessments \
	  --receipts $(SAMPLE)/receipts.xml \
	  --decisions $(SAMPLE)/decisions.xml \
	  --out $(DEMO_OUT)
	@echo
	@echo "The ranking is in $(DEMO_OUT)/. To read it, open:"
	@find $(DEMO_OUT) -maxdepth 1 -name '*.html' -print | LC_ALL=C sort | sed 's/^/  /'

.PHONY: test
test: bootstrap ## run all tests
	swift test --parallel $(WITH)

.PHONY: mutation
mutation: bootstrap ## break every sample application in every way; xmllint must agree
	OPENCALL_MUTATION=all swift test $(WITH) --filter MutationTests

.PHONY: fuzz
SECONDS ?= 60
fuzz: debug ## feed made-up bytes to every reader, SECONDS=60 each
	Scripts/fuzz $(SECONDS)

.PHONY: strace-evil
strace-evil: debug ## show that the evil corpus opens no socket and no other file
	Scripts/strace-evil

.PHONY: format
format: ## rewrite the Swift files in the repository's own style
	@$(SWIFT_FILES) | xargs -0 swift format format --in-place --parallel

.PHONY: format-check
format-check: ## fail where a Swift file is not in that style
	@$(SWIFT_FILES) | xargs -0 swift format lint --strict --parallel
	@echo "format-check: every Swift file is in the repository's style."

.PHONY: check
check: ## all that a change must pass: style, build, tests, samples, linkage
	@$(MAKE) --no-print-directory format-check
	@$(MAKE) --no-print-directory debug
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory release
	@OPENCALL=$(RELEASE) Scripts/golden --check
	@Scripts/check-linkage $(RELEASE)

.PHONY: golden
golden: debug ## record the expected output of every sample anew
	@OPENCALL=.build/debug/opencall Scripts/golden

.PHONY: xml-lint
xml-lint: ## see that the schemas are XML and compile, if xmllint is there
	@Scripts/xml-lint

.PHONY: bench
bench: ## run the benchmarks, if there are any
	@if [ -x Benchmarks/run ]; then \
	  $(MAKE) --no-print-directory release && Benchmarks/run; \
	else echo "make bench: there is no Benchmarks/run; nothing to measure."; fi

.PHONY: static
static: bootstrap ## build the tool with the Swift library inside it
	@Scripts/quietly "Building opencall (release, static Swift library)" \
	  swift build -c release --product opencall $(WITH) --static-swift-stdlib --scratch-path $(STATIC_FOLDER)

.PHONY: install
install: static ## put that, man page, completions and schemas under PREFIX (/usr/local)
	@Scripts/package $(STATIC_FOLDER)/release/opencall "$(DESTDIR)$(PREFIX)"

.PHONY: dist
dist: static ## pack a release: dist/opencall-VERSION-linux-ARCH.tar.gz
	@Scripts/dist $(STATIC_FOLDER)/release/opencall

.PHONY: prove-dist
prove-dist: ## run the packed release in a clean Debian without Swift (root, debootstrap)
	@Scripts/prove-dist dist/opencall-*-linux-$$(uname -m).tar.gz

.PHONY: clean
clean: ## remove builds and demo output
	rm -rf .build .build-* out dist
