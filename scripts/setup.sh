#!/bin/sh
# Set up one layer of the environment: boot (uv), app (what runs Onward), dev (what tests it).
# Usage: scripts/setup.sh boot|app|dev
set -eu
layer=$1
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"

say() { printf '%s\n' "$1" >&2; }

install() {
    # uv first, since it is quick; plain pip on the same hashed lock where uv does not run.
    if .venv/bin/uv pip install --quiet --python .venv/bin/python --compile-bytecode --require-hashes -r "$1"; then return; fi
    say "uv could not install; trying pip on the same lock."
    .venv/bin/python -m pip install --quiet --require-hashes -r "$1"
}

case $layer in
boot)
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Onward needs Python 3.11 or newer; $python is older. Set PYTHON=…"; exit 1; }
    say "Setting up (once) …"
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/boot.txt
    ;;
app)
    install requirements/app.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
    .venv/bin/python -m compileall -q src || true
    ;;
dev)
    install requirements/dev.txt
    ;;
*)
    say "setup.sh knows boot, app and dev"; exit 2 ;;
esac
touch ".venv/$layer"
