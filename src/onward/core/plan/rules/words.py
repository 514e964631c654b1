"""Small turns of phrase that the reasons share."""

from __future__ import annotations

from datetime import date


def ago(then: date, today: date) -> str:
    """Say how long ago a day was."""
    days = (today - then).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 60 else f"{days // 30} months ago"


def days_of(count: int) -> str:
    """Count days in words."""
    return "one day" if count == 1 else f"{count} days"


def coming(then: date, today: date) -> str:
    """Say when a day will be."""
    days = (then - today).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"on {then:%A}" if days < 7 else f"on {then.day} {then:%B}"


def place(role: str, company: str) -> str:
    """Name an application: role at company, or whichever is known."""
    return f"{role} at {company}" if role and company else role or company


def first_name(name: str) -> str:
    """Say the name a person is called by; 'them' where none is known."""
    return name.split()[0] if name.split() else "them"
