"""The pipeline: the list, one application opened, and a list to pick from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import OrderBy

from onward.core.mail.filed import MailRow
from onward.core.notes.filed import NoteNow
from onward.core.people.contact import ContactNow, TouchNow
from onward.core.pipeline.application import ApplicationRow, DocumentNow, InterviewNow, PostingNow, TimelineEntry
from onward.core.pipeline.stages import LIVE
from onward.core.plan.comeback import ComebackNow
from onward.core.reflection.entry import ReflectionNow
from onward.core.shared.by import Seeker
from onward.records.models import Application, Comeback, Contact, Document, Event, Interview, Note, Touch
from onward.records.queries.errors import NotFound
from onward.records.queries.mail import mails_of
from onward.records.queries.values import (
    ENDED_ONES,
    LIVE_ONES,
    application_rows,
    comebacks_now,
    contacts_now,
    notes_now,
    reflection_now,
    shelf,
    touches_now,
)

ORDERS = {
    "company": "company__name",
    "role": "role",
    "stage": "stage",
    "stage_since": "stage_since",
    "applied_on": "applied_on",
    "last_event_on": "last_event_on",
    "next_due_on": "next_due_on",
}
PICKED = 50
OTHERS = 20
AT_MOST = 200


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
    """One page of the pipeline: `show` is live, over, all or a stage; `order` a column, '-' for descending.

    Three reads. What has no value in the ordering column comes last.
    """
    mine = Application.objects.filter(owner_id=by.pk)
    by_stage = dict(mine.order_by("stage").values_list("stage").annotate(n=Count("id")))
    live = sum(by_stage.get(stage.value, 0) for stage in LIVE)
    over = sum(by_stage.values()) - live
    found, total = {
        "live": (mine.filter(**LIVE_ONES), live),
        "over": (mine.filter(**ENDED_ONES), over),
        "all": (mine, live + over),
    }.get(show) or (mine.filter(stage=show), by_stage.get(show, 0))
    page, pages, stretch = shelf(total, page, per)
    rows = application_rows(_nearest(found, order, stretch))
    return Listing(rows, total, page, pages, live, over, by_stage)


def application(by: Seeker, application_id: int) -> ApplicationOpen:
    """One application with all that belongs to it; raises NotFound. The same number of reads for any."""
    found = Application.objects.filter(owner_id=by.pk, pk=application_id)
    row = found.select_related("posting", "made_by", "hiring_person").first()
    if row is None:
        raise NotFound
    here = {"owner_id": by.pk, "application_id": application_id}
    comebacks = comebacks_now(Comeback.objects.filter(**here))
    others = Application.objects.filter(owner_id=by.pk, company_id=row.company_id).exclude(pk=row.pk)
    return ApplicationOpen(
        row=application_rows(found)[0],
        posting=_posting(row),
        remarks=row.remarks,
        timeline=_timeline(by, application_id),
        interviews=_interviews(by, application_id),
        documents=_documents(by, application_id),
        mails=mails_of(by, application_id),
        notes=notes_now(Note.objects.filter(**here).exclude(state=Note.State.DROPPED).order_by("-updated_at", "-id")),
        people=contacts_now(_people(by, row)),
        touches=touches_now(Touch.objects.filter(**here).order_by("-on", "-id")[:AT_MOST]),
        comeback=comebacks[0] if comebacks else None,
        reflection=reflection_now(application_id, by.pk),
        other_applications=application_rows(others.order_by("-live", *_order("-last_event_on"))[:OTHERS]),
        made_by_import=row.made_by.name if row.made_by else "",
        hiring_person=row.hiring_person.name if row.hiring_person else "",
        hiring_person_id=row.hiring_person_id,
    )


def pick_list(by: Seeker, text: str = "") -> tuple[tuple[int, str], ...]:
    """Up to 50 applications to pick from as (id, 'Role at Company'), live ones first. Two reads."""
    found = Application.objects.filter(owner_id=by.pk)
    for word in text.split()[:5]:
        found = found.filter(Q(role__icontains=word) | Q(company__name__icontains=word))
    picked = _picked(found, ("-live", *_order("-last_event_on")), slice(0, PICKED))
    rows = picked.values_list("id", "role", "company__name")
    return tuple((pk, f"{role} at {company}" if role else company) for pk, role, company in rows)


def _nearest(found: QuerySet[Application], order: str, stretch: slice) -> QuerySet[Application]:
    return _picked(found, tuple(_order(order)), stretch)


def _picked(found: QuerySet[Application], order: tuple[str | OrderBy, ...], stretch: slice) -> QuerySet[Application]:
    """The rows of one stretch, opened only after it was found by the index alone."""
    ids = list(found.order_by(*order).values_list("pk", flat=True)[stretch])
    return Application.objects.filter(pk__in=ids).order_by(*order)


def _order(order: str) -> list[str | OrderBy]:
    name = ORDERS.get(order.removeprefix("-"), "last_event_on")
    falling = order.startswith("-")
    column = F(name).desc(nulls_last=True) if falling else F(name).asc(nulls_last=True)
    return [column, "-id"]


def _posting(row: Application) -> PostingNow | None:
    post = row.posting
    if post is None:
        return None
    return PostingNow(
        title=post.title, url=post.url, place=post.place, text=post.text, requisition=post.requisition,
        posted_on=post.posted_on, found_on=post.found_on,
    )  # fmt: skip


def _timeline(by: Seeker, application_id: int) -> tuple[TimelineEntry, ...]:
    """Everything that happened, newest first; what was taken back stays and says so."""
    rows = Event.objects.filter(owner_id=by.pk, application_id=application_id).exclude(kind="retracted")
    columns = ("id", "kind", "on", "source", "round", "remark", "mail_id", "recorded_at")
    found = rows.order_by("-on", "-id").values(*columns, subject=F("mail__subject"), gone=F("retracted_by"))
    return tuple(
        TimelineEntry(
            **{name: row[name] for name in columns},
            mail_subject=row["subject"] or "",
            retracted=row["gone"] is not None,
        )
        for row in found
    )


def _interviews(by: Seeker, application_id: int) -> tuple[InterviewNow, ...]:
    talks = Interview.objects.filter(owner_id=by.pk, application_id=application_id).order_by("-on", "-id")
    return tuple(
        InterviewNow(
            id=talk.pk, on=talk.on, at=talk.at, zone=talk.zone, round=talk.round, place=talk.place,
            people=tuple((person.pk, person.name) for person in talk.people.all()),
            talked_about=talk.talked_about, they_asked=talk.they_asked, i_proved=talk.i_proved,
        )
        for talk in talks.prefetch_related("people")
    )  # fmt: skip


def _documents(by: Seeker, application_id: int) -> tuple[DocumentNow, ...]:
    rows = Document.objects.filter(owner_id=by.pk, application_id=application_id).order_by("-id")
    return tuple(DocumentNow(*row) for row in rows.values_list("id", "kind", "name", "label", "sent_on"))


def _people(by: Seeker, row: Application) -> QuerySet[Contact]:
    """Who belongs to it: people of the company, who hires, who said no, who was met or written to."""
    mine = Contact.objects.filter(owner_id=by.pk).order_by()
    near = (
        mine.filter(company_id=row.company_id)
        .values_list("pk", flat=True)
        .union(
            mine.filter(pk=row.hiring_person_id or 0).values_list("pk", flat=True),
            Comeback.objects.filter(application=row, contact__isnull=False).values_list("contact_id", flat=True),
            Interview.people.through.objects.filter(interview__application=row).values_list("contact_id", flat=True),
            Touch.objects.filter(application=row).order_by().values_list("contact_id", flat=True),
        )
    )
    return Contact.objects.filter(pk__in=list(near[:AT_MOST]), owner_id=by.pk).order_by("name", "id")
