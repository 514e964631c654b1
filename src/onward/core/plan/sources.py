"""The sources behind dates and figures of the plan. Each was read in the source or in a report of it."""

from __future__ import annotations

from onward.core.shared.source import Source

COLD_TO_INTERVIEW = Source("CareerPlug (3 %) and Jobvite (8.4 %)", "2024 and earlier", "C", basis="Vendor figures")
INTERVIEW_TO_OFFER = Source(
    "CareerPlug (27 % are hired) and NACE (47.5 % of new graduates are offered)", "2024 and earlier", "C"
)
SCREEN_TO_NEXT = Source("", "", "", ours=True, basis="two published logs of one search each")
REFERRED_TO_INTERVIEW = Source("", "", "", ours=True, basis="Lever 2016 and CareerPlug 2024 on referrals")
NOTE_AFTER_NO = Source("published advice; no study of an effect was found", "read in 2026", "D")
THANKS_AFTER_TALK = Source("Robert Half, survey of HR managers", "2017", "C", basis="What they say, not an effect")
FOLLOW_UP = Source("Accountemps, survey of HR managers", "2017", "C", basis="What they welcome, not an effect")
CONNECT = Source("", "", "", ours=True, basis="the custom of a request within one to three days")
REAPPLY = Source("published advice on when to re-apply", "read in 2026", "D")
LEARNING = Source("van Hooft & Noordzij; Noordzij and others", "2009 and 2013", "A", basis="Small field experiments")
FRESH = Source(
    "Davis & Samaniego de la Parra, NBER 32320",
    "2024",
    "B",
    basis="Half of applications go to postings of 48 hours or less",
)
KNOWN_PERSON = Source("Brown, Setren & Topa, one US firm", "2016", "B", basis="Referred people are hired more often")
RHYTHM = Source("", "", "", ours=True, basis="how often a contact can be met without being a bother")
PLAN_HELPS = Source("Abel, Burger, Carranza & Piraino", "2019", "A", basis="A written what-when-where plan")
