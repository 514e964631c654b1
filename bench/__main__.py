"""`python -m bench [NAME…]`: run the benchmarks, each in turn."""

from __future__ import annotations

import importlib
import sys
import time

EVERY = ("start", "triage", "pages", "import_mbox")


def main(names: list[str]) -> None:
    """Run the named benchmarks, or every one; first say how quick this machine is at the moment."""
    print(f"A loop of ten million additions takes {_reference():.2f} s of CPU here and now.")
    for name in names or EVERY:
        importlib.import_module(f"bench.{name}").main()


def _reference() -> float:
    begun, total = time.process_time(), 0
    for step in range(10_000_000):
        total += step
    return time.process_time() - begun


main(sys.argv[1:])
