"""Imports: what was taken in, and how far a running one has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onward.core.shared.by import Seeker
from onward.records.models import Import
from onward.records.queries.errors import NotFound

READING_SHARE = 0.9  # of the bar; the rest is for laying out what was read


@dataclass(frozen=True, slots=True)
class ImportNow:
    """One import. `counts` has: read kept tray unrelated duplicate applications rejections late problems placed."""

    id: int
    name: str
    kind: str
    state: str  # waiting running stopped done failed undone
    size: int
    done_bytes: int
    counts: Mapping[str, int]
    problems: tuple[str, ...]
    started_at: datetime
    ended_at: datetime | None
    share: float | None  # 0..1; None while the size is not known

    @property
    def running(self) -> bool:
        """Tell whether it is under way or about to be."""
        return self.state in {Import.State.WAITING, Import.State.RUNNING}

    @property
    def can_resume(self) -> bool:
        """Tell whether it can be taken up again where it ended."""
        return self.state in {Import.State.STOPPED, Import.State.FAILED}

    @property
    def can_undo(self) -> bool:
        """Tell whether what it brought can be taken back."""
        over = self.state in {Import.State.STOPPED, Import.State.FAILED, Import.State.DONE}
        return over and self.kind != "export"


def imports(by: Seeker, *, limit: int = 50) -> tuple[ImportNow, ...]:
    """The latest imports, newest first."""
    return tuple(now(row) for row in Import.objects.filter(owner_id=by.pk).order_by("-id")[:limit])


def import_now(by: Seeker, import_id: int) -> ImportNow:
    """One import as it stands; raises NotFound."""
    row = Import.objects.filter(owner_id=by.pk, pk=import_id).first()
    if row is None:
        raise NotFound
    return now(row)


def running_import(by: Seeker) -> ImportNow | None:
    """The import under way, if any: the oldest that waits or runs."""
    states = [Import.State.WAITING, Import.State.RUNNING]
    row = Import.objects.filter(owner_id=by.pk, state__in=states).order_by("id").first()
    return now(row) if row else None


def unfinished_import(by: Seeker, path: str) -> int | None:
    """The newest import of this very path that was stopped, broke off or waits; None when there is none."""
    over = [Import.State.DONE, Import.State.UNDONE]
    rows = Import.objects.filter(owner_id=by.pk, path=path, kept_copy=False).exclude(state__in=over)
    return rows.order_by("-id").values_list("pk", flat=True).first()


def now(row: Import) -> ImportNow:
    """Say how an import stands, from its row."""
    return ImportNow(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        state=row.state,
        size=row.size,
        done_bytes=row.done_bytes,
        counts=row.counts,
        problems=tuple(row.problems),
        started_at=row.created_at,
        ended_at=row.ended_at,
        share=_share(row),
    )


def _share(row: Import) -> float | None:
    if row.state == Import.State.DONE:
        return 1.0
    if not row.size:
        return None
    read = min(row.done_bytes / row.size, 1.0)
    to_place = row.counts.get("kept", 0)
    placed = row.counts.get("placed", 0) / to_place if to_place else 0.0
    return READING_SHARE * read + (1 - READING_SHARE) * min(placed, 1.0)
