# `make run` and `make test` are all that a newcomer types: both set up what the program needs.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
CONFIGURATION ?= release
ARGUMENTS ?=

# Network files of the public models, where they lie beside the checkout.
export WAYSIDE_MODELS ?= $(wildcard $(abspath ../shared/models))

# Labels with their expected verdicts, where they lie beside the checkout.
POLICY_CORPUS ?= $(wildcard $(abspath ../shared/policy-corpus))

ARCH := $(shell uname -m)
BINARY := .build/$(CONFIGURATION)/wayside

# Debian packages: what the program needs to be built and run, and what `make setup` itself needs.
PACKAGES := libjpeg-dev libv4l-dev libssl-dev libsqlite3-dev ffmpeg curl python3
# What the tests need besides: a browser for the pages that people look at.
TEST_PACKAGES := chromium

# The OpenVINO runtime comes out of its wheel, which holds the C headers and the libraries for both architectures.
OPENVINO_VERSION := 2026.4.1
OPENVINO_PLATFORM_x86_64 := manylinux_2_28_x86_64
OPENVINO_SHA256_x86_64 := 2d22b1da03f7caf74df30e9f6417d0ab2f637e4a38e08e1dcd294d2c37407aaf
OPENVINO_PLUGIN_x86_64 := intel_cpu
OPENVINO_PLATFORM_aarch64 := manylinux_2_35_aarch64
OPENVINO_SHA256_aarch64 := bea1eb3733c34ef331adc945da0ccda5937865031139073663be84c517ffda22
OPENVINO_PLUGIN_aarch64 := arm_cpu
OPENVINO_FOLDER := .deps/openvino
# What the tests of models/strip and of the camera-trap formats need besides Python.
STRIP_FOLDER := .deps/strip
FORMATS_FOLDER := .deps/card-formats
OPENVINO_LIBRARIES = $(if $(OPENVINO_DIR),,$(OPENVINO_FOLDER)/libs)

.PHONY: help setup setup-packages setup-openvino build run test test-strip test-formats test-camera bench policy model install uninstall format lint clean

help: ## Show this list.
	@echo 'Wayside: counts vehicles and wildlife from a camera. `make run` shows it at work.'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Build and run: the first camera, or the embedded sample. ARGUMENTS="--source clip.mp4" passes options on.
	@exec $(BINARY) run $(ARGUMENTS)

test: setup ## Build and run all tests but those of the camera rig.
	@swift build -c $(CONFIGURATION) --build-tests
	swift test -c $(CONFIGURATION) --skip-build
	$(MAKE) --no-print-directory test-strip test-formats

test-strip: setup ## Test models/strip, the way out for mixed models: its Python packages go to .deps, the program judges.
	@swift build -c $(CONFIGURATION) --product wayside
	if ! cat models/strip/requirements*.txt | cmp -s - '$(STRIP_FOLDER)/REQUIREMENTS'; then
	    rm -rf '$(STRIP_FOLDER)'
	    if ! python3 -m pip install --quiet --disable-pip-version-check --target '$(STRIP_FOLDER)' \
	        -r models/strip/requirements-test.txt; then
	        echo 'make test-strip: the packages of models/strip/requirements-test.txt could not be installed; is PyPI within reach?' >&2
	        exit 1
	    fi
	    cat models/strip/requirements*.txt > '$(STRIP_FOLDER)/REQUIREMENTS'
	fi
	PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='$(abspath $(STRIP_FOLDER))' WAYSIDE='$(abspath $(BINARY))' \
	    python3 -m unittest discover -s models/strip

test-formats: ## Put what `wayside batch` writes before the judges of its formats: their Python packages go to .deps.
	@$(MAKE) --no-print-directory setup PACKAGES='$(PACKAGES) $(TEST_PACKAGES)'
	swift build -c $(CONFIGURATION) --product wayside
	pins=Tests/CardFormats
	if ! cat $$pins/requirements*.txt | cmp -s - '$(FORMATS_FOLDER)/REQUIREMENTS'; then
	    rm -rf '$(FORMATS_FOLDER)'
	    install="python3 -m pip install --quiet --disable-pip-version-check --target $(FORMATS_FOLDER)"
	    if ! { $$install -r $$pins/requirements.txt && $$install --no-deps -r $$pins/requirements-bare.txt; }; then
	        echo 'make test-formats: the packages of Tests/CardFormats could not be installed; is PyPI within reach?' >&2
	        exit 1
	    fi
	    cat $$pins/requirements*.txt > '$(FORMATS_FOLDER)/REQUIREMENTS'
	fi
	PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='$(abspath $(FORMATS_FOLDER))' WAYSIDE='$(abspath $(BINARY))' \
	    python3 -m unittest discover -s $$pins

test-camera: build ## Boot a small virtual machine with real V4L2 devices and capture from them.
	@Tests/CameraRig/run $(BINARY)

build: setup ## Build the program.
	@swift build -c $(CONFIGURATION) --product wayside

bench: setup ## Measure against the bare network; prints JSON.
	@swift build -c release --product wayside >&2
	swift build -c release --product wayside-bench >&2
	.build/release/wayside-bench $(POLICY_CORPUS:%=--policy-corpus %) $(ARGUMENTS)

policy: ## Write the class policy's digest after a change of its rules; FULL=1 makes its table again too (models/policy/README.md).
	@if [ -n "$(FULL)" ]; then python3 models/policy/generate.py; fi
	python3 models/policy/digest.py

model: ## Train the detector in models/: DATA=folder BASE=yolox_nano.onnx [COCO=folder] [WORK=folder]; models/training/README.md.
	@venv=.deps/training; pins=models/training/requirements.txt
	if [ -z '$(DATA)' ] || [ -z '$(BASE)' ]; then
	    echo 'make model: name the pictures and the network to start from: make model DATA=train BASE=yolox_nano.onnx' >&2; exit 1
	fi
	if ! cmp -s "$$pins" "$$venv/PINS"; then
	    python3 -m venv --clear "$$venv" && "$$venv/bin/python" -m pip install --quiet -r "$$pins" || {
	        echo 'make model: the packages of models/training/requirements.txt could not be installed; python3-venv and PyPI are needed' >&2; exit 1
	    }
	    cp "$$pins" "$$venv/PINS"
	fi
	OMP_NUM_THREADS=1 "$$venv/bin/python" models/training/build.py --data '$(DATA)' --base '$(BASE)' \
	    $(if $(COCO),--coco '$(COCO)') --work '$(or $(WORK),out/training)'

format: setup ## Format the sources.
	@swift format --in-place --recursive Package.swift Sources Tests

lint: ## Check the formatting.
	@swift format lint --strict --recursive Package.swift Sources Tests

install: build ## Install the program, its libraries and model manifests under PREFIX (default /usr/local).
	@install -D -m 755 $(BINARY) '$(DESTDIR)$(PREFIX)/bin/wayside'
	if [ -n '$(OPENVINO_LIBRARIES)' ]; then
	    install -d '$(DESTDIR)$(PREFIX)/lib/wayside'
	    cp -P $(OPENVINO_LIBRARIES)/lib*.so* '$(DESTDIR)$(PREFIX)/lib/wayside/'
	    cp -R $(OPENVINO_FOLDER)/licenses '$(DESTDIR)$(PREFIX)/lib/wayside/'
	fi
	install -d '$(DESTDIR)$(PREFIX)/share/wayside/models'
	install -m 644 models/*.yaml models/*.onnx '$(DESTDIR)$(PREFIX)/share/wayside/models/'
	cp -R models/sample '$(DESTDIR)$(PREFIX)/share/wayside/models/'
	install -m 644 LICENSE NOTICE '$(DESTDIR)$(PREFIX)/share/wayside/'
	echo "installed $(DESTDIR)$(PREFIX)/bin/wayside"

uninstall: ## Remove what `make install` put under PREFIX.
	@rm -rf '$(DESTDIR)$(PREFIX)/bin/wayside' '$(DESTDIR)$(PREFIX)/lib/wayside' '$(DESTDIR)$(PREFIX)/share/wayside'

clean: ## Remove what was built. What `make setup` fetched stays in .deps.
	@rm -rf .build

setup: setup-packages setup-openvino ## Install what the program needs. Quick when all is there.

setup-packages:
	@if ! command -v swift >/dev/null; then
	    echo 'make setup: Swift 6.2 or newer is missing; see https://www.swift.org/install/linux' >&2; exit 1
	fi
	if ! command -v dpkg-query >/dev/null; then
	    echo 'make setup: not a Debian system; taking it that these are installed: $(PACKAGES)' >&2; exit 0
	fi
	missing=()
	for package in $(PACKAGES); do
	    [[ $$(dpkg-query -W -f '$${Status}' $$package 2>/dev/null) == 'install ok installed' ]] || missing+=($$package)
	done
	if [ -z "$${OPENVINO_DIR:-}" ] && [ ! -e '$(OPENVINO_FOLDER)/VERSION' ] && ! python3 -m pip --version >/dev/null 2>&1; then
	    missing+=(python3-pip)
	fi
	if [ $${#missing[@]} -eq 0 ]; then exit 0; fi
	if [ "$$(id -u)" -eq 0 ]; then as_root=; elif command -v sudo >/dev/null; then as_root=sudo; else
	    echo "make setup: missing packages; as root run: apt-get install $${missing[*]}" >&2; exit 1
	fi
	echo "make setup: installing $${missing[*]}"
	$$as_root apt-get update -qq
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${missing[@]}" >/dev/null

setup-openvino:
	@if [ -n "$${OPENVINO_DIR:-}" ]; then exit 0; fi
	if [ "$$(cat '$(OPENVINO_FOLDER)/VERSION' 2>/dev/null)" = '$(OPENVINO_VERSION)-$(ARCH)' ]; then exit 0; fi
	if [ -z '$(OPENVINO_SHA256_$(ARCH))' ]; then
	    echo 'make setup: no OpenVINO wheel is known for $(ARCH); install OpenVINO and set OPENVINO_DIR' >&2; exit 1
	fi
	echo 'make setup: fetching the OpenVINO $(OPENVINO_VERSION) runtime (60 MB)'
	mkdir -p .deps
	work=$$(mktemp -d .deps/fetching-XXXXXX)
	trap 'rm -rf "$$work"' EXIT
	python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --dest "$$work" \
	    --implementation cp --python-version 3.11 --platform '$(OPENVINO_PLATFORM_$(ARCH))' 'openvino==$(OPENVINO_VERSION)' >&2
	wheel=$$(ls "$$work"/openvino-*.whl)
	if ! echo "$(OPENVINO_SHA256_$(ARCH))  $$wheel" | sha256sum --check --status; then
	    echo "make setup: the OpenVINO wheel has the wrong SHA-256: $$(sha256sum "$$wheel" | cut -d' ' -f1) instead of $(OPENVINO_SHA256_$(ARCH))" >&2
	    exit 1
	fi
	python3 -m zipfile -e "$$wheel" "$$work/wheel"
	mkdir -p "$$work/openvino/libs" "$$work/openvino/licenses"
	cp -R "$$work/wheel/openvino/include" "$$work/openvino/include"
	cp -R "$$work"/wheel/openvino-*.dist-info/licenses/. "$$work/openvino/licenses/"
	# The core, the CPU plugin and the readers of the formats that models come in. The wheel's libraries carry only
	# versioned names; the linker wants the plain ones.
	for library in openvino openvino_c openvino_$(OPENVINO_PLUGIN_$(ARCH))_plugin openvino_ir_frontend \
	    openvino_onnx_frontend openvino_tensorflow_lite_frontend tbb tbbmalloc tbbbind_2_5 hwloc; do
	    for file in "$$work/wheel/openvino/libs/lib$$library".so*; do
	        cp "$$file" "$$work/openvino/libs/"
	        plain="lib$$library.so"
	        [ "$$(basename "$$file")" = "$$plain" ] || ln -s "$$(basename "$$file")" "$$work/openvino/libs/$$plain"
	    done
	done
	echo '$(OPENVINO_VERSION)-$(ARCH)' > "$$work/openvino/VERSION"
	rm -rf '$(OPENVINO_FOLDER)'
	mv "$$work/openvino" '$(OPENVINO_FOLDER)'
