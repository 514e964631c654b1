"""The mail room: the tray, what was kept, what was set aside; and one mail opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from onward.core.mail.filed import MailOpen, MailRow
from onward.core.mail.filed_json import details_from, evidence_from
from onward.core.mail.verdict import Kind
from onward.core.shared.by import Seeker
from onward.records.models import Application, Mail
from onward.records.queries.errors import NotFound

VIEWS = ("tray", "kept", "aside")
FIRST_WORDS = 200
COULD_BE = 20

_SHOWN = (
    "id", "sent_at", "from_name", "from_email", "subject", "kind", "confidence", "state", "company_name", "role",
    "outgoing", "evidence", "application_id", "application__role", "application__company__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MailListing:
    rows: tuple[MailRow, ...]
    total: int
    page: int
    pages: int
    counts_by_view: Mapping[str, int]
    counts_by_kind: Mapping[str, int]


def mails(by: Seeker, *, view: str, kind: str | None = None, page: int = 1, per: int = 50) -> MailListing:
    """One page of the tray, of what was kept, or of what was set aside: newest first, undated mail last."""
    counts = _counts(by)
    of_view = counts.get(view, {})
    total = of_view.get(kind, 0) if kind else sum(of_view.values())
    pages = max(1, -(-total // per))
    page = min(max(page, 1), pages)
    found = Mail.objects.filter(owner_id=by.pk, shelf=view)
    if kind:
        found = found.filter(kind=kind)
    # The ids come from the index alone; only the rows of this page are then opened.
    ids = list(found.order_by("-sent_at", "-id").values_list("pk", flat=True)[(page - 1) * per : page * per])
    by_view = {name: sum(counts.get(name, {}).values()) for name in VIEWS}
    rows = _asking(by, rows_of(ids)) if view == "tray" else rows_of(ids)
    return MailListing(rows, total, page, pages, by_view, of_view)


def mail(by: Seeker, mail_id: int) -> MailOpen:
    """One mail with its text, its evidence and where it could belong; raises NotFound."""
    row = Mail.objects.filter(owner_id=by.pk, pk=mail_id).defer("html").first()
    if row is None:
        raise NotFound
    return MailOpen(
        row=rows_of([row.pk])[0],
        text=row.text,
        has_html=Mail.objects.filter(pk=row.pk).exclude(html="").exists(),
        details=details_from(row.details),
        evidence=evidence_from(row.evidence),
        could_be=_named(by, row.asks[:COULD_BE]),
        problems=tuple(row.problems),
    )


def mail_html(by: Seeker, mail_id: int) -> str:
    """The sanitised HTML of a mail ('' when it has none); raises NotFound. To be shown sandboxed."""
    found = Mail.objects.filter(owner_id=by.pk, pk=mail_id).values_list("html", flat=True).first()
    if found is None:
        raise NotFound
    return found


def mails_of(by: Seeker, application_id: int, *, limit: int = 200) -> tuple[MailRow, ...]:
    """The mails filed under an application, newest first."""
    filed = Mail.objects.filter(owner_id=by.pk, application_id=application_id)
    return rows_of(filed.order_by("-sent_at", "-id").values_list("pk", flat=True)[:limit])


def rows_of(ids: Iterable[int] | QuerySet[Mail, int]) -> tuple[MailRow, ...]:
    """Lines of the mail room for these ids, in their order. Whose they are was settled by the caller."""
    wanted = list(ids)
    values = Mail.objects.filter(pk__in=wanted).annotate(first=Substr("text", 1, FIRST_WORDS)).values(*_SHOWN, "first")
    found = {row["id"]: row for row in values}
    return tuple(_row(found[pk]) for pk in wanted if pk in found)


def _counts(by: Seeker) -> dict[str, dict[str, int]]:
    grouped = Mail.objects.filter(owner_id=by.pk).values("shelf", "kind").order_by("shelf", "kind")
    counts: dict[str, dict[str, int]] = {}
    for row in grouped.annotate(n=Count("id")):
        counts.setdefault(row["shelf"], {})[row["kind"]] = row["n"]
    return counts


def _row(row: Mapping[str, object]) -> MailRow:
    evidence = evidence_from(row["evidence"])
    first = " ".join(str(row["first"]).split())
    company, role = row["application__company__name"] or "", row["application__role"] or ""
    return MailRow(
        id=int(str(row["id"])),
        sent_at=row["sent_at"],  # type: ignore[arg-type]
        sender=str(row["from_name"] or row["from_email"]),
        sender_email=str(row["from_email"]),
        subject=str(row["subject"]),
        kind=Kind(str(row["kind"])),
        confidence=float(str(row["confidence"])),
        state=str(row["state"]),
        company=str(row["company_name"]),
        role=str(row["role"]),
        application_id=row["application_id"],  # type: ignore[arg-type]
        application=_title(str(role), str(company)),
        outgoing=bool(row["outgoing"]),
        excerpt=evidence[0].text if evidence else first,
        why=evidence[0].says if evidence else "",
    )


def _asking(by: Seeker, rows: tuple[MailRow, ...]) -> tuple[MailRow, ...]:
    """Add to the rows of the tray which applications they could be about. Two reads."""
    asks = dict(Mail.objects.filter(pk__in=[row.id for row in rows]).values_list("pk", "asks"))
    names = dict(_named(by, list(dict.fromkeys(pk for ids in asks.values() for pk in ids[:COULD_BE]))))
    could_be = {pk: tuple((ask, names[ask]) for ask in ids[:COULD_BE] if ask in names) for pk, ids in asks.items()}
    return tuple(replace(row, could_be=could_be.get(row.id, ())) for row in rows)


def _named(by: Seeker, ids: list[int]) -> tuple[tuple[int, str], ...]:
    found = Application.objects.filter(owner_id=by.pk, pk__in=ids).values_list("pk", "role", "company__name")
    names = {pk: _title(role, company) for pk, role, company in found}
    return tuple((pk, names[pk]) for pk in ids if pk in names)


def _title(role: str, company: str) -> str:
    """Name an application as everywhere: 'Role at Company'."""
    return f"{role} at {company}" if role and company else company or role
