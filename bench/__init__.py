"""Benchmarks: each prints a table. `make bench` runs them all; `make bench ARGS=pages` runs one."""
