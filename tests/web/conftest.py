"""A workbench over a small casebook: in this process, and as a real server."""

from __future__ import annotations

import hashlib
import html
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.casebook.accounts import add_account
from onrecord.casebook.adjudication import side_by_side
from onrecord.casebook.coding import finish, submit
from onrecord.casebook.rounds import new_round
from onrecord.casebook.sources import Original
from onrecord.casebook.statements import add_list, keep_pairings
from onrecord.casebook.store import Casebook, new_casebook, open_casebook
from onrecord.model import Pairing, PersonStatement, StatedAge, StatedKin, StatedStatus
from onrecord.pipeline.casebooks import add_paths
from onrecord.register.view import show_persons
from onrecord.web.app import make_app
from onrecord.web.routes import PARAMETER
from onrecord.web.site import Settings
from tests.casebook.conftest import HERE, MINISTRY, RADIO

HOME = "http://127.0.0.1"
PASSWORD = "a long word for tests"  # noqa: S105
ORLEN = """# Relief Committee: shelling of Orlen

9 June 1994

On 8 June 1994 shells hit the school of Orlen. Seven people were killed and 30 people were injured.
The committee calls on the Government of Kelmar to open the road. Among the dead are Dana Vell, 34, and
her brother Rashid Omet.
"""
HOSTILE = """# <script>window.owned = 1</script> of "Varn" & <img src=x onerror=alert(1)>

5 May 1994

Nurse <b onclick=alert(1)>Ana</b> said that 44 people were killed when shells hit the market of Varn
on 3 May 1994. 😀 "</script><svg onload=alert(1)>" she added. On 3 May 1994 Petra Vell, 40, was killed in
<img src=x onerror="window.owned=true"> Varn.
"""
ROUND = "<b onclick=alert(3)>pilot</b>"
SENTENCE_41 = "SELECT id FROM claim WHERE text = '41'"
PERSON_MARKUP = "</option><script>window.owned=1</script><img src=x onerror=alert(3)>"
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook that no test writes to."""
    folder = tmp_path_factory.mktemp("filled")
    papers = folder / "papers"
    papers.mkdir()
    for name, text in (
        ("ministry.md", MINISTRY), ("radio.md", RADIO), ("orlen.md", ORLEN),
        ("<img src=x onerror=alert(2)>.md", HOSTILE),
    ):  # fmt: skip
        (papers / name).write_text(text, encoding="utf-8")
    path = folder / "varn.casebook"
    with new_casebook(str(path)) as book:
        list(add_paths(book, [str(papers)], HERE, user="ana"))
        _code_a_round(book)
        fill_register(book)
    return path


def _code_a_round(book: Casebook) -> None:
    """Let two coders finish a round in which they differ, and begin another."""
    (first,) = book.db.execute("SELECT id FROM document WHERE number = 1").fetchone()
    query = "SELECT id FROM claim WHERE document = ? ORDER BY place, number"
    claims = [row["id"] for row in book.db.execute(query, (first,))]
    made = new_round(book, ROUND, [first], ["ana", "bea"], user="ana")
    for one in claims:
        submit(book, made.name, one, "accept", user="ana")
        submit(book, made.name, one, "reject", user="bea", reason=HOSTILE)
    for name in made.coders:
        finish(book, made.name, user=name)
    new_round(book, "open", [first], ["ana", "bea"], user="ana")


def fill_register(book: Casebook) -> None:
    """Bring two lists of persons in, with pairs as the machine might weigh them."""
    killed = (StatedStatus(status="killed", date="1994-05-03", place="Varn"),)
    missing = (StatedStatus(status="missing", date="1994-05-03"),)
    hospital = [
        said("hospital", 1, "Rashid Omet", statuses=killed, sex="male", site="Hill cemetery",
             other={"latitude": "44.11", "longitude": "19.32"}, age=StatedAge(text="34", low=34, high=34)),
        said("hospital", 2, "Leyla Omet", statuses=missing, sex="female", household="7",
             kin=(StatedKin(relation="father", name="Rashid Omet"),), age=StatedAge(text="7", low=7, high=7)),
        said("hospital", 3, PERSON_MARKUP, statuses=killed, site=PERSON_MARKUP, place=PERSON_MARKUP,
             other={PERSON_MARKUP: PERSON_MARKUP, "lat": "44.2", "lon": "19.5"}),
    ]  # fmt: skip
    parish = [
        said("parish", 1, "Рашид Омет", statuses=killed, place="Varn"),
        said("parish", 2, "Leila Omet", statuses=missing, household="7", father="Рашид",
             other={"Reported by": "R. Omet, Lower Lane 4"}),
        said("parish", 3, "Hasan Tal", statuses=(StatedStatus(status="alive"),)),
    ]  # fmt: skip
    for name, statements in (("hospital", hospital), ("parish", parish)):
        data = name.encode()
        original = Original(hashlib.sha256(data).hexdigest(), f"{name}.csv", len(data), data)
        add_list(book, name, statements, original=original, columns={}, single=True, user="ana")
    keep_pairings(book, [
        Pairing(a="p-hospital1", b="p-parish1", probability=0.99, weight=6.6, reasons=("the surname is the same",), weights=(16.6,)),
        Pairing(a="p-hospital2", b="p-parish2", probability=0.7, weight=1.2, reasons=("the given name is near",), weights=(11.2,)),
        Pairing(a="p-hospital3", b="p-parish3", probability=0.1, weight=-3.2, reasons=("the surname differs",)),
    ])  # fmt: skip
    show_persons(book)


def said(source: str, number: int, name: str, **fields: Any) -> PersonStatement:
    """Return what a list says of a person."""
    return PersonStatement(
        id=f"p-{source}{number}",
        source=source,
        key=str(number),
        locator=f"row {number}",
        name=name,
        **fields,
    )


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> str:
    """A casebook of the test's own."""
    target = tmp_path / "varn.casebook"
    shutil.copy(filled, target)
    return str(target)


EVERYBODY: list[Person] = []


@pytest.fixture(autouse=True)
def _leave() -> Iterator[None]:
    """Close everybody's browser."""
    yield
    while EVERYBODY:
        EVERYBODY.pop().web.__exit__(None, None, None)


class Person:
    """Somebody at a browser: keeps cookies, and sends each form as the page has it."""

    def __init__(self, path: str, **settings: Any) -> None:
        self.app = make_app(Settings(path, "ana", **settings))
        self.web = TestClient(self.app, base_url=HOME, follow_redirects=False)
        self.web.__enter__()  # one loop for all requests, as a server has; `_leave` ends it
        EVERYBODY.append(self)

    def get(self, address: str, **how: Any) -> Any:
        return self.web.get(address, **how)

    def post(self, address: str, *, page: str = "/log", **fields: Any) -> Any:
        """Send a form with the token that a page's forms have."""
        found = TOKEN.search(self.get(page).text) or TOKEN.search(self.get("/login").text)
        token = html.unescape(found[1]) if found else self.token()
        return self.web.post(address, data={"csrf": token, **fields})

    def token(self) -> str:
        return self.app.state.site.token("alone")

    def login(self, name: str, password: str = PASSWORD) -> Any:
        return self.post("/login", page="/login", name=name, password=password)


@pytest.fixture
def ana(path: str) -> Person:
    """The one user of a casebook without accounts."""
    return Person(path)


@pytest.fixture(scope="session")
def with_accounts(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with an account for each role, named as the role."""
    target = tmp_path_factory.mktemp("accounts") / "varn.casebook"
    shutil.copy(filled, target)
    with open_casebook(str(target)) as book:
        for role in ("admin", "reviewer", "coder", "reader"):
            add_account(book, role, role, PASSWORD, user="ana")
    return target


@pytest.fixture
def guarded(with_accounts: Path, tmp_path: Path) -> str:
    """A casebook with accounts, of the test's own."""
    target = tmp_path / "accounts.casebook"
    shutil.copy(with_accounts, target)
    return str(target)


Query = Callable[..., Any]


@pytest.fixture
def ask(path: str) -> Query:
    """Return a function that asks the casebook for one value."""

    def one(query: str, *values: object) -> Any:
        with open_casebook(path) as book:
            row = book.db.execute(query, values).fetchone()
            return row[0] if row else None

    return one


Places = Callable[[Any], str]
QUERIES = {
    "/merge": "merge={other}", "/split": "figure={figure}&label=Apart", "/units/{unit}/edit": "take=ana",
    "/mark": "start=3&end=9", "/withhold": "start=3&end=9", "/redaction/name": "name=Radio+Ostra",
    "/confidential/keep": "of=claim&subject={figure}",
    "/{person}/merge": "merge=p-parish3", "/{person}/split": "statement=p-parish1",
}  # fmt: skip
"""What an address asks for besides, by the end of its pattern."""


@pytest.fixture
def places(path: str, ask: Query) -> Places:
    """Return a function that gives an address of a way of asking that is there."""
    with open_casebook(path) as book:
        unit = side_by_side(book, ROUND)[0]
    event = ask("SELECT id FROM event ORDER BY figures DESC LIMIT 1")
    begun = ask("SELECT min(seq) FROM log WHERE action = 'round'")

    def address(way: Any) -> str:
        coded = way.path.startswith("/rounds/")
        known = {
            "number": begun if coded else 1, "document": 1, "event": event, "seq": 1, "job": "none",
            "person": "p-hospital1", "file": "none", "page": 1,
            "claim": unit.sayings[0].claim if coded else ask(SENTENCE_41), "unit": unit.unit,
            "mention": ask("SELECT min(id) FROM mention"),
        }  # fmt: skip
        found: str = PARAMETER.sub(lambda one: str(known[one[1]]), way.path)
        other = ask("SELECT id FROM event WHERE id != ?", event)
        figure = ask("SELECT id FROM claim WHERE event = ?", event)
        ends = sorted(filter(way.path.endswith, QUERIES), key=len)
        query = QUERIES[ends[-1]] if ends else ""
        return f"{found}?{query.format(other=other, figure=figure)}" if query else found

    return address


@pytest.fixture
def server(path: str) -> Iterator[str]:
    """A real server in a process of its own; its address."""
    with served(path, "ana") as home:
        yield home


@contextmanager
def served(path: str, user: str) -> Iterator[str]:
    """Serve a casebook in a process of its own; the address."""
    command = [sys.executable, "-m", "onrecord", "serve", path, "--port", "0", "--user", user]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline() if process.stderr else ""
        assert "http" in line, line + (process.stderr.read() if process.stderr else "")
        yield line.split()[1].rstrip("/")
    finally:
        process.terminate()
        process.communicate(timeout=30)
