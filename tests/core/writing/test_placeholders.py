"""Placeholders of every style, and what only looks like one."""

import pytest

from onward.core.writing.placeholders import find_placeholders


@pytest.mark.parametrize(
    "text",
    [
        "Dear [Name],", "Dear {name},", "Dear {{ first_name }},", "Dear <Name>,", "Dear <<Name>>,",
        "Dear «Name»,", "Dear (your name),",
        "Dear X,", "Dear XX,", "Dear xxx,", "Dear ___,", "Dear _______,", "Dear NAME,", "Hi FIRSTNAME,",
        "Hi First Name,", "Dear Mr./Ms.,", "Dear ,",
        "Dear ...,", "Dear Hiring Manager Name,", "Hi $first_name,", "Hi %NAME%,", "Hi %%name%%,",
        "Hi *name*,", "Hi @name,", "Hi null,", "Hi undefined,",
        "the role at [COMPANY]", "the role at (company)", "the role at COMPANY NAME",
        "the role at Company X", "work at XYZ Corp", "the [insert role] role",
        "I enjoyed (mention something specific here).", "I enjoyed [...] a lot", "I cut costs by XX%",
        "I cut costs by X%", "on <date> we met", "on DATE we met",
        "TODO: add a number", "we met on TBD", "the role at .....", "I liked ____ most",
        "Best,\n[Your Name]", "Best,\nYour Name", "see (insert link)",
        "Thank you for ??? yesterday", "the {role} role", "Re: [Role]", "the role_title position",
        "lorem ipsum dolor", "joining [ ] soon", "Dear Mr. ___,",
    ],
)  # fmt: skip
def test_it_finds_it(text):
    found = find_placeholders(text)
    assert found
    assert all(text[p.start : p.end] == p.text for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Dana,", "I use C++ and C# (mostly C#).", "We met on 3 May (a Tuesday).",
        "See https://example.org/{id}?a=[b] for it.", "Write to <dana@example.org>.",
        "I <3 your garden", "as in your paper [1]", "it was, well... good", "I moved to Mac OS X",
        "a 10x speed-up", "an X-ray of the pump", "20 % less, 3 to 4 times",
        "the XXL boxes", "Generation X", "I liked it - a lot - and said so.", "your company (and mine)",
        "the data team (four people)", "IT, HR, API and SQL",
        "I led QA & UX", "my e-mail is a@b.example", "50% of teams", "$40k saved", "- one\n- two",
        "a name I won't forget", "the name of the role", "Thanks!!",
    ],
)  # fmt: skip
def test_it_leaves_alone(text):
    assert find_placeholders(text) == ()


def test_a_company_called_x_is_no_placeholder():
    assert find_placeholders("the role at X", known=("X",)) == ()
