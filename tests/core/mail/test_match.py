"""Which application a mail belongs to. Alice has applied; the mails are answers to her."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.core.companies.names import company_key, same_company
from onward.core.mail.match import Candidate, Index, Match, Receipt, match, template_of
from onward.core.mail.message import Address, Message
from onward.core.mail.verdict import Details, Kind, Verdict

TODAY = date(2026, 3, 20)
NOON = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)


def mail(**fields: object) -> Message:
    start = Message("<m@x>", "d", NOON, "Your application", Address("", "jobs@orrery.example"))
    return replace(start, **fields)  # type: ignore[arg-type]


def verdict(kind: Kind, company: str | None = "Orrery", role: str | None = None, **details: object) -> Verdict:
    said = replace(Details(company=company, role=role), **details)  # type: ignore[arg-type]
    return Verdict(kind, 0.9, False, "en", said)


def applied(application_id: int, role: str, company: str = "Orrery", **fields: object) -> Candidate:
    start = Candidate(
        application_id, company_key(company), frozenset(), role, None, live=True,
        applied_on=date(2026, 3, 10), last_event_on=None,
    )  # fmt: skip
    return replace(start, **fields)  # type: ignore[arg-type]


def place(v: Verdict, *known: Candidate, message: Message | None = None, on: date = TODAY) -> Match:
    return match(message or mail(), v, known, mail_on=on)


ANALYST = applied(1, "Data Analyst")
ENGINEER = applied(2, "Data Engineer")


def test_company_and_role_find_the_application():
    assert place(verdict(Kind.REJECTION, role="Data Engineer (m/f/d)"), ANALYST, ENGINEER).application_id == 2


def test_a_requisition_number_decides_before_the_role():
    one, two = replace(ANALYST, requisition="R-100"), replace(ENGINEER, role="Data Analyst", requisition="R-200")
    found = place(verdict(Kind.REJECTION, role="Data Analyst", requisition="r200"), one, two)
    assert found.application_id == 2


def test_another_requisition_number_is_another_application():
    found = place(
        verdict(Kind.CONFIRMATION, role="Data Analyst", requisition="R-300"), replace(ANALYST, requisition="R-100")
    )
    assert found.new
    assert found.application_id is None


def test_a_mail_without_a_role_joins_the_only_live_application():
    ended = replace(ENGINEER, live=False)
    assert place(verdict(Kind.REJECTION), ANALYST, ended).application_id == 1


def test_a_mail_without_a_role_asks_when_several_are_live():
    found = place(verdict(Kind.REJECTION), ANALYST, ENGINEER)
    assert found.application_id is None
    assert not found.new
    assert set(found.ask) == {1, 2}


def test_the_thread_orders_the_question_but_does_not_answer_it():
    filed = replace(ENGINEER, thread=frozenset({"<first@x>"}))
    found = place(verdict(Kind.REJECTION), ANALYST, filed, message=mail(in_reply_to="<first@x>"))
    assert found.application_id is None
    assert found.ask == (2, 1)


def test_one_thread_with_several_applications_goes_by_the_role():
    both = [replace(c, thread=frozenset({"<first@x>"})) for c in (ANALYST, ENGINEER)]
    found = place(verdict(Kind.REJECTION, role="Data Analyst"), *both, message=mail(in_reply_to="<first@x>"))
    assert found.application_id == 1


def test_a_receipt_for_another_role_is_a_new_application():
    assert place(verdict(Kind.CONFIRMATION, role="Office Manager"), ANALYST).new


def test_a_junior_and_a_senior_post_are_two_applications():
    assert place(verdict(Kind.CONFIRMATION, role="Senior Data Analyst"), applied(1, "Junior Data Analyst")).new


def test_a_receipt_after_the_end_is_a_new_application():
    assert place(verdict(Kind.CONFIRMATION, role="Data Analyst"), replace(ANALYST, live=False)).new


def test_the_same_receipt_twice_means_two_applications():
    v = verdict(Kind.CONFIRMATION)
    first = Receipt(template_of(mail(), v.details), NOON - timedelta(days=2))
    assert place(v, replace(ANALYST, receipts=(first,))).new


def test_two_kinds_of_receipt_within_hours_are_one_application():
    first = Receipt("linkedin|sent to", NOON - timedelta(hours=2))
    found = place(verdict(Kind.CONFIRMATION), replace(ANALYST, receipts=(first,)), ENGINEER)
    assert found.application_id == 1


def test_a_receipt_without_a_role_asks_when_the_application_is_old():
    found = place(verdict(Kind.CONFIRMATION), replace(ANALYST, applied_on=date(2025, 12, 1)))
    assert found.ask == (1,)


def test_a_rejection_where_nothing_is_known_makes_a_new_application():
    assert place(verdict(Kind.REJECTION, role="Data Analyst")).new


def test_a_viewed_notice_where_nothing_is_known_makes_none():
    found = place(verdict(Kind.UPDATE))
    assert (found.application_id, found.new, found.ask) == (None, False, ())


@pytest.mark.parametrize("kind", [Kind.OUTREACH, Kind.ALERT, Kind.UNRELATED])
def test_mail_that_is_not_about_an_application_is_left_alone(kind: Kind):
    found = place(verdict(kind, role="Data Analyst"), ANALYST)
    assert (found.application_id, found.new, found.ask) == (None, False, ())


def test_without_a_company_a_thread_of_one_application_is_enough():
    filed = replace(ANALYST, thread=frozenset({"<first@x>"}))
    found = place(verdict(Kind.INTERVIEW, company=None), filed, message=mail(references=("<first@x>",)))
    assert found.application_id == 1


def test_without_a_company_and_a_thread_it_stays_by_itself():
    found = place(verdict(Kind.REJECTION, company=None), ANALYST)
    assert (found.application_id, found.new, found.ask) == (None, False, ())


def test_a_number_without_a_company_is_only_a_question():
    known = replace(ANALYST, requisition="req-88213")
    found = place(verdict(Kind.REJECTION, company=None, requisition="REQ88213"), known)
    assert found.application_id is None
    assert found.ask == (1,)


def test_another_name_on_the_same_domain_is_asked_about():
    parent = replace(ANALYST, company_domains=frozenset({"orrery.example"}))
    found = place(verdict(Kind.REJECTION, company="Sunny Crisps", company_domain="orrery.example"), parent)
    assert found.application_id is None
    assert found.ask == (1,)


def test_another_name_and_an_unlike_role_on_a_shared_domain_is_a_new_application():
    known = applied(1, "Data Engineer", company_domains=frozenset({"holding.com"}))
    found = place(verdict(Kind.REJECTION, "Brightwell", role="Nurse", company_domain="holding.com"), known)
    assert found.new


def test_a_domain_finds_the_company_when_no_name_is_given():
    known = replace(ANALYST, company_domains=frozenset({"orrery.example"}))
    assert place(verdict(Kind.REJECTION, company=None, company_domain="orrery.example"), known).application_id == 1


def test_a_longer_name_on_the_same_domain_is_the_same_company():
    known = replace(applied(1, "Data Analyst", "Booth Alder"), company_domains=frozenset({"booth.example"}))
    found = place(verdict(Kind.REJECTION, company="Booth Alder Hastings", company_domain="booth.example"), known)
    assert found.application_id == 1


def test_a_mail_older_than_the_application_is_not_about_it():
    assert place(verdict(Kind.REJECTION, role="Data Analyst"), ANALYST, on=date(2026, 1, 5)).new


def test_a_no_after_a_silent_end_still_finds_its_application():
    found = place(verdict(Kind.REJECTION, role="Data Analyst"), replace(ANALYST, live=False))
    assert found.application_id == 1
    assert found.surety < 0.9


def test_a_role_much_like_another_is_asked_about():
    found = place(verdict(Kind.REJECTION, role="Data Platform Analyst Berlin"), applied(1, "Senior Data Analyst"))
    assert found.ask == (1,)


def test_an_application_without_a_role_takes_the_role_of_the_answer():
    assert place(verdict(Kind.REJECTION, role="Data Analyst"), applied(1, "")).application_id == 1


def test_an_index_takes_the_new_state_of_an_application():
    index = Index([ANALYST])
    index.add(replace(ANALYST, live=False))
    assert match(mail(), verdict(Kind.CONFIRMATION, role="Data Analyst"), index, mail_on=TODAY).new


def test_a_renamed_company_is_found_by_its_new_name_only():
    index = Index([ANALYST])
    index.add(replace(ANALYST, company_key=company_key("Kestrel")))
    assert match(mail(), verdict(Kind.REJECTION, "Orrery", "Data Analyst"), index, mail_on=TODAY).new
    assert match(mail(), verdict(Kind.REJECTION, "Kestrel", "Data Analyst"), index, mail_on=TODAY).application_id == 1


NAMES = st.sampled_from(["Orrery", "Orrery Labs", "Kestrel", "Kestrel Foods", "Talbot GmbH", "The Talbot"])
ROLES = st.sampled_from(["", "Data Analyst", "Senior Data Analyst", "Data Engineer", "Cook", "Head Cook (m/f/d)"])
CANDIDATES = st.lists(
    st.builds(
        lambda i, name, role, live, number, day: applied(
            i, role, name, live=live, requisition=number, applied_on=date(2026, 1, 1) + timedelta(days=day)
        ),
        st.integers(1, 8), NAMES, ROLES, st.booleans(), st.sampled_from([None, "R-1000", "R-2000"]), st.integers(0, 90),
    ),
    max_size=8, unique_by=lambda c: c.application_id,
)  # fmt: skip


@given(CANDIDATES, st.sampled_from(list(Kind)), NAMES, ROLES, st.sampled_from([None, "R-1000", "R-3000"]))
def test_it_never_picks_an_application_of_another_company(
    known: list[Candidate], kind: Kind, name: str, role: str, number: str | None
):
    found = match(mail(), verdict(kind, name, role or None, requisition=number), known, mail_on=TODAY)
    keys = {c.application_id: c.company_key for c in known}
    if found.application_id is not None:
        assert same_company(keys[found.application_id], name)
    assert set(found.ask) <= set(keys)
    assert sum((found.application_id is not None, found.new, bool(found.ask))) <= 1
    assert 0 <= found.surety <= 1


@given(CANDIDATES, NAMES)
def test_without_a_role_it_never_picks_among_several_live_ones(known: list[Candidate], name: str):
    found = match(mail(), verdict(Kind.REJECTION, name), known, mail_on=date(2026, 12, 1))
    live = [c for c in known if c.live and same_company(c.company_key, name)]
    if len(live) > 1:
        assert found.application_id is None
        assert set(found.ask) == {c.application_id for c in live}
