"""The tables: thin models with fields and constraints; rules live in core, writes in actions."""

from onward.records.models.account import User
from onward.records.models.applications import Application, Document, Event, Interview, Posting
from onward.records.models.comebacks import Comeback, Reflection
from onward.records.models.companies import Company
from onward.records.models.imports import Change, Import
from onward.records.models.mail import Mail, SeenMail
from onward.records.models.notes import Note
from onward.records.models.people import Contact, Touch
from onward.records.models.plan import Goal, MoveState
from onward.records.models.searches import Search

__all__ = [
    "Application", "Change", "Comeback", "Company", "Contact", "Document", "Event", "Goal", "Import",
    "Interview", "Mail", "MoveState", "Note", "Posting", "Reflection", "Search", "SeenMail", "Touch", "User",
]  # fmt: skip
