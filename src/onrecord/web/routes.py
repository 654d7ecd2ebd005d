"""Every address of the workbench, with the role that it needs: the one table of who may do what."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from onrecord.casebook.accounts import ROLES
from onrecord.web.exchange import Answer, Asked
from onrecord.web.pages import (
    adding,
    adjudication,
    api,
    bringing,
    claims,
    coding,
    confidential,
    counts,
    deciding,
    documents,
    estimates,
    events,
    findings,
    home,
    joining,
    logged,
    login,
    marking,
    mentions,
    pairs,
    people,
    persons,
    pictures,
    publishing,
    redaction,
    review,
    rounds,
    sites,
)

ANYONE = ""
"""The role that is needed where nobody need be logged in."""


class Way(NamedTuple):
    """A way of asking: method, address, the least role, what answers, and the names it reads.

    `names` are those of the query for `GET`, of the form for `POST`; `files` says that a form may bring files.
    """

    method: str
    path: str
    role: str
    answer: Callable[[Asked], Answer]
    names: tuple[str, ...] = ()
    files: bool = False

    @property
    def says(self) -> str:
        """What it does, in a sentence."""
        return (self.answer.__doc__ or "").split("\n")[0]


_LIST = ("words", "after", "before")
_FIELDS = ("low", "high", "outcome", "group")
_FACETS = ("status", "kind", "outcome", "group", "event", "document", "doubtful")
_PERSONS = ("outcome", "list", "sex", "age", "place", "doubts", "joined", "statements")

ROUTES = (
    Way("GET", "/", "reader", home.home),
    Way("GET", "/documents", "reader", documents.documents, ("words", "after")),
    Way("GET", "/documents/{number:int}", "reader", documents.document, ("published",)),
    Way("GET", "/documents/{number:int}/original", "reader", documents.original),
    Way("GET", "/documents/{number:int}/pages/{page:int}", "reader", pictures.picture, ("published",)),
    Way("GET", "/documents/{number:int}/mark", "coder", marking.mark_form, ("start", "end", "kind", "next")),
    Way("POST", "/documents/{number:int}/mark", "coder", marking.mark,
        ("start", "end", "kind", "low", "high", "outcome", "group", "reason", "next")),
    Way("GET", "/texts", "reader", documents.texts, ("words", "after")),
    Way("GET", "/claims", "reader", claims.claims, (*_LIST, *_FACETS)),
    Way("GET", "/claims/{claim}", "reader", claims.claim),
    Way("POST", "/claims/{claim}/decide", "coder", deciding.decide_claim, ("action", "reason", "seen", "next")),
    Way("GET", "/claims/{claim}/edit", "coder", deciding.edit_form, ("next",)),
    Way("POST", "/claims/{claim}/edit", "coder", deciding.edit, ("low", "high", "outcome", "group", "reason", "seen", "next")),
    Way("POST", "/claims/{claim}/assign", "reviewer", deciding.assign, ("event", "reason", "next")),
    Way("GET", "/review", "reader", review.review, ("queue", "event", "after", "at", "done")),
    Way("POST", "/review/conflicts", "coder", review.compare),
    Way("GET", "/events", "reader", events.events, ("words", "after", "merge")),
    Way("GET", "/events/{event}", "reader", events.event, ("plots",)),
    Way("GET", "/events/{event}/merge", "reviewer", events.merge_form, ("merge",)),
    Way("POST", "/events/{event}/merge", "reviewer", events.merge, ("merge", "reason", "seen")),
    Way("GET", "/events/{event}/split", "reviewer", events.split_form, ("figure", "label")),
    Way("POST", "/events/{event}/split", "reviewer", events.split, ("figure", "label", "reason", "seen")),
    Way("POST", "/events/{event}/name", "reviewer", events.name, ("label", "reason", "seen")),
    Way("GET", "/persons", "reader", persons.persons, (*_LIST, *_PERSONS, "released")),
    Way("GET", "/persons/release", "reviewer", joining.rule_form, _PERSONS),
    Way("POST", "/persons/release", "reviewer", joining.rule, (*_PERSONS, "end", "reason")),
    Way("GET", "/persons/{person}", "reader", persons.person),
    Way("GET", "/persons/{person}/merge", "reviewer", joining.merge_form, ("merge",)),
    Way("POST", "/persons/{person}/merge", "reviewer", joining.merge, ("merge", "reason")),
    Way("GET", "/persons/{person}/split", "reviewer", joining.split_form, ("statement",)),
    Way("POST", "/persons/{person}/split", "reviewer", joining.split, ("statement", "reason")),
    Way("POST", "/persons/{person}/release", "reviewer", joining.release, ("action", "reason")),
    Way("POST", "/persons/{person}/restrict", "reviewer", joining.limit, ("level", "group", "reason")),
    Way("GET", "/pairs", "reader", pairs.pairs, ("after",)),
    Way("POST", "/pairs", "coder", pairs.judge_pair, ("a", "b", "verdict", "reason", "next")),
    Way("POST", "/pairs/link", "reviewer", pairs.link),
    Way("GET", "/mentions", "reader", mentions.mentions, ("status", "outcome", "document", "at", "after")),
    Way("POST", "/mentions", "coder", mentions.look),
    Way("POST", "/mentions/{mention}", "coder", mentions.decide, ("action", "reason", "why", "seen", "next")),
    Way("GET", "/counts", "reader", counts.counts),
    Way("GET", "/estimates", "reader", estimates.estimates),
    Way("POST", "/estimates", "reviewer", estimates.start, ("by", "outcome")),
    Way("GET", "/sites", "reader", sites.sites),
    Way("GET", "/lists", "reader", bringing.lists),
    Way("POST", "/lists", "reviewer", bringing.upload, files=True),
    Way("GET", "/lists/{file}", "reviewer", bringing.columns, ("called", "status", "date", "repeats", "c0")),
    Way("POST", "/lists/{file}", "reviewer", bringing.bring_in, ("called", "status", "date", "repeats", "link", "c0")),
    Way("GET", "/log", "reader", logged.log, ("about", "user", "action", "before")),
    Way("POST", "/log/{seq:int}/undo", "coder", deciding.undo_entry, ("reason", "next")),
    Way("GET", "/findings", "reader", findings.findings),
    Way("POST", "/findings", "coder", findings.start_findings),
    Way("GET", "/add", "reviewer", adding.add_form),
    Way("POST", "/add", "reviewer", adding.add, ("path", "folder", "keep"), files=True),
    Way("GET", "/jobs/{job}", "coder", adding.job),
    Way("POST", "/jobs/{job}/cancel", "reviewer", adding.cancel),
    Way("GET", "/rounds", "reader", rounds.rounds),
    Way("POST", "/rounds", "reviewer", rounds.new_round, ("name", "document", "numbers", "coder", "blind")),
    Way("GET", "/rounds/new", "reviewer", rounds.new_round_form, ("words",)),
    Way("POST", "/allotments", "reviewer", rounds.allot, ("document", "numbers", "one")),
    Way("GET", "/rounds/{number:int}", "reader", rounds.one_round),
    Way("GET", "/rounds/{number:int}/agreement", "reader", rounds.agreement),
    Way("GET", "/rounds/{number:int}/code", "coder", coding.code, ("at", "after")),
    Way("POST", "/rounds/{number:int}/claims/{claim}", "coder", coding.submit, ("action", "reason", "next")),
    Way("GET", "/rounds/{number:int}/claims/{claim}/edit", "coder", coding.code_edit_form, ("next",)),
    Way("POST", "/rounds/{number:int}/claims/{claim}/edit", "coder", coding.code_edit, (*_FIELDS, "reason", "next")),
    Way("GET", "/rounds/{number:int}/documents/{document:int}", "coder", coding.code_document),
    Way("GET", "/rounds/{number:int}/documents/{document:int}/mark", "coder", coding.code_mark_form, ("start", "end", "kind")),
    Way("POST", "/rounds/{number:int}/documents/{document:int}/mark", "coder", coding.code_mark,
        ("start", "end", "kind", *_FIELDS, "reason")),
    Way("POST", "/rounds/{number:int}/finish", "coder", coding.finish, ("leave",)),
    Way("GET", "/rounds/{number:int}/compare", "reader", adjudication.compare, ("show", "at", "last")),
    Way("POST", "/rounds/{number:int}/agreed", "reviewer", adjudication.settle_all_agreed, ("reason",)),
    Way("POST", "/rounds/{number:int}/units/{unit}", "reviewer", adjudication.settle, ("take", "reason", "next")),
    Way("GET", "/rounds/{number:int}/units/{unit}/edit", "reviewer", adjudication.settle_form, ("take", "next")),
    Way("POST", "/rounds/{number:int}/units/{unit}/edit", "reviewer", adjudication.settle_otherwise,
        ("take", *_FIELDS, "reason", "next")),
    Way("POST", "/rounds/{number:int}/units/{unit}/reopen", "reviewer", adjudication.reopen, ("reason", "next")),
    Way("GET", "/redaction", "reviewer", redaction.withheld),
    Way("POST", "/redaction/{seq:int}/release", "reviewer", redaction.release, ("reason", "next")),
    Way("GET", "/redaction/name", "reviewer", redaction.name_form, ("name", "form")),
    Way("POST", "/redaction/name", "reviewer", redaction.withhold_name, ("form", "reason", "next")),
    Way("POST", "/redaction/look", "reviewer", redaction.look, ("name",)),
    Way("GET", "/documents/{number:int}/withhold", "reviewer", redaction.passage_form, ("start", "end")),
    Way("POST", "/documents/{number:int}/withhold", "reviewer", redaction.withhold_passage, ("start", "end", "reason", "next")),
    Way("GET", "/confidential", "reviewer", confidential.confidential),
    Way("POST", "/confidential", "reviewer", confidential.keep, ("of", "subject", "level", "group", "reason", "next")),
    Way("GET", "/confidential/keep", "reviewer", confidential.keep_form, ("of", "subject", "next")),
    Way("POST", "/groups", "admin", confidential.set_group, ("name", "member", "reason", "next")),
    Way("GET", "/publish", "reviewer", publishing.publish_form),
    Way("POST", "/publish", "reviewer", publishing.publish, ("title", "since")),
    Way("GET", "/publish/{job}/dossier", "reviewer", publishing.dossier),
    Way("GET", "/changes", "reader", publishing.changes, ("since",)),
    Way("POST", "/changes", "coder", publishing.find_changes, ("since",)),
    Way("GET", "/login", ANYONE, login.login_form, ("next",)),
    Way("POST", "/login", ANYONE, login.login, ("name", "password", "next")),
    Way("POST", "/logout", "reader", login.logout),
    Way("GET", "/password", "reader", login.password_form),
    Way("POST", "/password", "reader", login.password, ("old", "new")),
    Way("GET", "/accounts", "admin", people.people),
    Way("POST", "/accounts", "admin", people.change_people, ("action", "name", "role", "password")),
    Way("GET", "/openapi", "reader", api.api),
)  # fmt: skip
PARAMETER = re.compile(r"\{(\w+)(?::(\w+))?\}")


def ranks(role: str, needed: str) -> bool:
    """True where a role, or none, is enough."""
    if needed == ANYONE:
        return True
    return role in ROLES and ROLES.index(role) >= ROLES.index(needed)


def may(role: str, method: str, path: str) -> bool:
    """True where a role is enough for the way of asking with this pattern of an address."""
    return any(
        ranks(role, way.role) for way in ROUTES if (way.method, _bare(way.path)) == (method, path)
    )


def _bare(path: str) -> str:
    return PARAMETER.sub("*", path)
