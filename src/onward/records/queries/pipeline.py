"""The pipeline: the list, one application opened, and a list to pick from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onward.core.mail.filed import MailRow
from onward.core.notes.note import NoteNow
from onward.core.people.contact import ContactNow, TouchNow
from onward.core.pipeline.application import ApplicationRow, DocumentNow, InterviewNow, PostingNow, TimelineEntry
from onward.core.plan.comeback import ComebackNow
from onward.core.reflection.entry import ReflectionNow
from onward.core.shared.by import Seeker


@dataclass(frozen=True, slots=True)
class Listing:
    rows: tuple[ApplicationRow, ...]
    total: int
    page: int
    pages: int
    live_count: int
    over_count: int
    by_stage: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ApplicationOpen:
    row: ApplicationRow
    posting: PostingNow | None
    remarks: str
    timeline: tuple[TimelineEntry, ...]  # newest first
    interviews: tuple[InterviewNow, ...]
    documents: tuple[DocumentNow, ...]
    mails: tuple[MailRow, ...]
    notes: tuple[NoteNow, ...]
    people: tuple[ContactNow, ...]
    touches: tuple[TouchNow, ...]
    comeback: ComebackNow | None
    reflection: ReflectionNow | None
    other_applications: tuple[ApplicationRow, ...]  # at the same company
    made_by_import: str = ""  # name of the import that made it
    hiring_person: str = ""
    hiring_person_id: int | None = None


def applications(
    by: Seeker, *, show: str = "live", order: str = "-last_event_on", page: int = 1, per: int = 50
) -> Listing:
    """One page of the pipeline: `show` is live, over, all or a stage; `order` a column, '-' for descending."""
    raise NotImplementedError


def application(by: Seeker, application_id: int) -> ApplicationOpen:
    """One application with all that belongs to it; raises NotFound."""
    raise NotImplementedError


def pick_list(by: Seeker, text: str = "") -> tuple[tuple[int, str], ...]:
    """Up to 50 applications to pick from as (id, 'Role at Company'), live ones first."""
    raise NotImplementedError
