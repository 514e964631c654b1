#!/bin/sh
# Find the system parts that some tests need, and install them where that is possible (root on Debian).
# Elsewhere those tests skip and say so. In CI nothing may skip, so a failed install fails the run.
set -u

[ -n "${ONWARD_CHROMIUM:-}" ] && exit 0
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests …" >&2
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1; then exit 0; fi
fi

if [ -n "${CI:-}" ]; then
    echo "No Chromium, and it could not be installed." >&2
    exit 1
fi
echo "No Chromium here: the browser tests will be skipped." >&2
