"""Laying out what an import read: mail by mail in the order of its dates, in batches, each one transaction.

The order is that of the mails' dates whatever their order in the file, so that the same mailbox gives the same
applications however it was exported. What is laid out is marked as placed with its batch: a death costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import DatabaseError
from django.db.models import Count, F, Max

from onward.core.people.cadence import next_touch
from onward.core.plan.comeback import LATE_AFTER
from onward.records.actions.errors import NotYours, Refused
from onward.records.actions.filing import day_of
from onward.records.actions.following import Desk
from onward.records.actions.journal import Journal, unrecorded
from onward.records.actions.ledger import Ledger
from onward.records.actions.running import save_progress
from onward.records.actions.tally import add, name_problems
from onward.records.models import Application, Company, Contact, Import, Mail, Touch

AT_ONCE = 100
HEAVY = ("text", "html")  # columns that laying out does not look at


@dataclass(slots=True)
class Layout:
    """The laying out of one import, with the ledger kept open between batches while nobody else writes."""

    row: Import
    today: date
    _ledger: Ledger | None = None
    _stamp: tuple[object, ...] = ()

    def lay_out(self, stop: Callable[[], bool]) -> bool:
        """Lay out all that waits; false when it was stopped before."""
        while ids := self._waiting():
            asked = self._batch(ids)
            if asked or stop():
                return not self._waiting()
        return True

    def _waiting(self) -> list[int]:
        waiting = Mail.objects.filter(made_by_id=self.row.pk, placed=False)
        ordered = waiting.order_by(F("sent_at").asc(nulls_last=True), "pk")
        return list(ordered.values_list("pk", flat=True)[:AT_ONCE])

    def _batch(self, ids: list[int]) -> bool:
        before = dict(self.row.counts), list(self.row.problems)
        try:
            with unrecorded() as journal:
                self._place_all(ids, journal)
                asked = save_progress(self.row)
                self._stamp = self._look()
                return asked
        except (DatabaseError, Refused, NotYours):
            self.row.counts, self.row.problems = before
            self._ledger = None
            if len(ids) == 1:
                return self._give_up(ids[0])
            each = [self._batch([pk]) for pk in ids]  # one by one, so that only the unfit one falls
            return any(each)

    def _place_all(self, ids: list[int], journal: Journal) -> None:
        owner = self.row.owner
        desk = Desk(owner, self.today, self._open_ledger(), journal, owner.timezone, self.row, at_once=False)
        mails = Mail.objects.defer(*HEAVY).in_bulk(ids)
        for pk in ids:
            self._place(desk, mails[pk])
        desk.flush()
        Mail.objects.filter(pk__in=ids, placed=False).update(placed=True)
        add(self.row, placed=len(ids))

    def _place(self, desk: Desk, mail: Mail) -> None:
        if mail.outgoing:
            desk.flush()  # the mail it answers may have been put somewhere a moment ago
            place_outgoing(mail, self.today)
            return
        placed = desk.place(mail)
        if placed.asks:
            desk.put_in_tray(mail, placed.could_be)
        add(self.row, applications=int(placed.new), tray=int(mail.state == Mail.State.TRAY))
        if placed.application_id and mail.kind == "rejection":
            day = day_of(mail, zone=desk.zone, today=self.today)
            add(self.row, rejections=1, late=int((self.today - day).days > LATE_AFTER))

    def _give_up(self, mail_id: int) -> bool:
        """A mail that cannot be laid out waits in the tray and is named; the rest goes on."""
        with unrecorded():
            Mail.objects.filter(pk=mail_id).update(placed=True, state=Mail.State.TRAY, shelf="tray")
            add(self.row, placed=1, tray=1)
            name_problems(self.row, ["A mail could not be filed by itself; it waits in the tray."])
            return save_progress(self.row)

    def _open_ledger(self) -> Ledger:
        """The ledger of the last batch, or a new one when somebody else wrote in between."""
        if self._ledger is None or self._stamp != self._look():
            self._ledger = Ledger(by=self.row.owner)
        return self._ledger

    def _look(self) -> tuple[object, ...]:
        found: list[object] = []
        for model in (Application, Company):
            mine = model._default_manager.filter(owner_id=self.row.owner_id)
            found += mine.aggregate(Max("pk"), Count("pk"), Max("updated_at")).values()
        return tuple(found)


def place_outgoing(mail: Mail, today: date) -> None:
    """Put what the seeker wrote beside its thread, and count it as a touch of whoever is a contact."""
    thread = [i for i in (mail.in_reply_to, *mail.references) if i]
    known = Mail.objects.filter(owner_id=mail.owner_id, message_id__in=thread, application__isnull=False)
    application_id = known.values_list("application_id", flat=True).first()
    Mail.objects.filter(pk=mail.pk).update(application_id=application_id)
    on = mail.sent_at.date() if mail.sent_at else today
    for contact in Contact.objects.filter(owner_id=mail.owner_id, email__in=mail.details.get("to", [])):
        _touch(contact, mail, application_id, on)


def _touch(contact: Contact, mail: Mail, application_id: int | None, on: date) -> None:
    Touch.objects.create(
        owner_id=mail.owner_id, contact=contact, application_id=application_id, mail=mail, kind="mail", on=on
    )
    if contact.last_touch_on is None or contact.last_touch_on < on:
        contact.last_touch_on = on
        made = contact.touches.count()
        contact.next_touch_on = None if contact.rests else next_touch(contact.strength, contact.relation, on, made)
        contact.save(update_fields=["last_touch_on", "next_touch_on", "updated_at"])
