"""Companies: one row for each employer, found again under any of its spellings."""

from __future__ import annotations

from datetime import date

from onward.core.companies.names import company_key
from onward.core.shared.by import Seeker
from onward.records.actions.journal import change
from onward.records.actions.own import own
from onward.records.actions.words import cut, line
from onward.records.models import Company, Import

UNKNOWN = "Unknown company"
MOST_DOMAINS = 20


def company_named(*, by: Seeker, name: str, domain: str = "", made_by: Import | None = None) -> Company:
    """The company of that name, made when it is new; a domain not yet known is added. Too long names are cut."""
    said = cut(name, 200) or UNKNOWN
    key = company_key(said)[:200] or said.casefold()
    with change(by=by, verb="company", says=f"Added {said}.") as journal:
        row = Company.objects.filter(owner_id=by.pk, key=key).first()
        if row is None:
            row = Company.objects.create(
                owner_id=by.pk, name=said, key=key, domains=[domain] if domain else [], made_by=made_by
            )
            journal.made(row)
        elif domain and domain not in row.domains and len(row.domains) < MOST_DOMAINS:
            journal.before(row)
            row.domains = [*row.domains, domain]
            row.save(update_fields=["domains", "updated_at"])
    return row


def company_from_form(*, by: Seeker, name: str) -> Company:
    """The company that a form names. Raises Refused when the name is missing or too long."""
    return company_named(by=by, name=line(name, "the company's name", most=200, needed=True))


def set_radar(*, by: Seeker, company_id: int, on_radar: bool, today: date) -> None:
    """Put a company on the Radar (it said no and is still wanted), or take it off."""
    company = own(Company, by, company_id)
    if on_radar == (company.on_radar_since is not None):
        return
    says = f"{company.name} is on the Radar." if on_radar else f"{company.name} is off the Radar."
    with change(by=by, verb="radar", says=says) as journal:
        journal.before(company)
        company.on_radar_since = today if on_radar else None
        company.save(update_fields=["on_radar_since", "updated_at"])
