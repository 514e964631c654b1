"""A plain table of measured figures against their budgets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure. `budget` is empty where there is none; `met` None then."""

    what: str
    figure: str
    budget: str = ""
    met: bool | None = None


def show(title: str, rows: list[Row]) -> None:
    """Print the rows in columns."""
    print(f"\n{title}")
    wide = max((len(row.what) for row in rows), default=0)
    for row in rows:
        mark = {True: "ok", False: "OVER", None: ""}[row.met]
        print(f"  {row.what:<{wide}}  {row.figure:>24}  {row.budget:<22} {mark}")


def percentile(values: list[float], share: float) -> float:
    """Give the value that `share` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]
