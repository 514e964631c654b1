#!/bin/sh
# Make the locks anew: hashes in, host names out.
set -eu
cd "$(dirname "$0")/.."
for layer in boot app dev; do
    .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
        --python-version 3.11 "requirements/$layer.in" -o "requirements/$layer.txt"
done
if grep -nE 'https?://' requirements/*.txt; then
    echo "A lock names a host; take it out." >&2
    exit 1
fi
