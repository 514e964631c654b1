"""`python -m bench [NAME…]`: run the benchmarks, each in turn."""

from __future__ import annotations

import importlib
import sys

EVERY = ("start", "triage", "pages", "import_mbox")


def main(names: list[str]) -> None:
    """Run the named benchmarks, or every one."""
    for name in names or EVERY:
        importlib.import_module(f"bench.{name}").main()


main(sys.argv[1:])
