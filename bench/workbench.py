"""How fast the workbench answers over 100,000 claims from 20,000 documents, and a register of 50,000 statements.

    python bench/workbench.py [--documents N] [--statements N] [--keep FILE]

A casebook of invented documents is filled by the functions that `onrecord add` uses, without reading
files; then a real server is asked for every list and search, over and over, and told decisions. The median and
the 95th percentile of the whole answer are printed. The status is 1 where one is slower than `MEDIAN` or `WORST`.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from onrecord.casebook.adding import Arrival, add_document
from onrecord.casebook.decisions import decide
from onrecord.casebook.eventview import keep_gathered, show_events
from onrecord.casebook.sources import Original
from onrecord.casebook.statements import add_list, keep_pairings
from onrecord.casebook.store import Casebook, new_casebook, open_casebook, transaction
from onrecord.model import (
    Document,
    Event,
    Figure,
    Metadata,
    Pairing,
    PersonStatement,
    Span,
    StatedAge,
    StatedStatus,
    When,
    Where,
)
from onrecord.register.view import show_persons

MEDIAN, WORST = 0.2, 0.5
"""Seconds that a page may take, at the median and at the 95th percentile."""
TIMES = 21
"""Requests an address; before each somebody decides about a claim, so that nothing kept helps."""
A_DOCUMENT = 5
"""Claims a document."""
AN_EVENT = 25
"""Figures an event."""
PLACES = ("Varn", "Teshka", "Sorrel", "Dol", "Harn", "Luma", "Orlen", "Brod", "Katun", "Mirna")
OUTCOMES = (("killed",),) * 6 + (("injured",),) * 3 + (("displaced",), ("missing",), ("destroyed",))
GROUPS = (("person",),) * 5 + (("civilian",), ("child",), ("woman",), ("soldier",))
LISTS = ("hospital", "parish", "roll", "court")
GIVEN = ("Rashid", "Leyla", "Омар", "Imre", "Marta", "Hasan", "Вера", "Josef", "Dana", "Anton")
STEMS = (
    "Tor",
    "van",
    "Bre",
    "zan",
    "Kol",
    "ar",
    "Sed",
    "lin",
    "Hal",
    "ik",
    "Om",
    "et",
    "Pet",
    "rik",
    "Nor",
    "in",
)
VERBS = {"killed": "were killed", "injured": "were injured", "displaced": "were driven out",
         "missing": "are missing", "destroyed": "were destroyed"}  # fmt: skip
ADDRESSES = (
    "/", "/documents", "/documents?after=15000", "/documents?words=bulletin+19", "/claims",
    "/claims?after=60000000000000.1", "/claims?outcome=missing", "/claims?status=accepted",
    "/claims?kind=figure&group=child&outcome=destroyed", "/claims?words=market", "/claims?words=zelkova",
    "/claims?words=market&outcome=killed", "/claims?doubtful=1", "/claims?event=none", "/texts?words=market",
    "/texts?words=zelkova", "/events", "/events?words=varn", "/review", "/review?queue=doubtful", "/log",
    "/claims.json?outcome=injured", "/claims.csv", "/documents/7000", "/persons", "/persons?words=omar", "/persons?words=%D0%BE%D0%BC%D0%B0%D1%80",
    "/persons?words=ras*", "/persons?outcome=missing", "/persons?place=varn&age=child", "/persons?doubts=yes", "/persons?released=yes",
    "/persons.json?list=parish", "/persons.csv", "/pairs", "/persons/p-hospital-00008", "/persons/p-hospital-00008/merge?merge=p-roll-00019",
)  # fmt: skip


def documents(count: int, rng: random.Random) -> Iterator[Arrival]:
    """Yield invented documents with their figures."""
    for number in range(count):
        text, spans = "", []
        for line in range(A_DOCUMENT):
            outcome, group = rng.choice(OUTCOMES), rng.choice(GROUPS)
            value = str(rng.randrange(1, 900))
            head = f"On {rng.randrange(1, 28)} May 199{rng.randrange(9)} near the market of {rng.choice(PLACES)}, "
            rare = "by the zelkova " if number % 997 == 0 and line == 0 else ""
            start = len(text)
            text += f"{head}{rare}"
            at = len(text)
            text += f"{value} people {VERBS[outcome[0]]}, the bulletin said. "
            spans.append((start, at, value, outcome, group, len(text)))
            text += (
                "Nothing else was known at the time of writing, and the correspondent left. " * 6
                + "\n\n"
            )
        key = hashlib.sha256(text.encode() + str(number).encode()).hexdigest()
        path = f"bulletins/{number:05}.txt"
        document = Document(
            id=key, path=path, media_type="text/plain", text=text,
            metadata=Metadata(title=f"Bulletin {number}", issuer=f"Bureau {number % 40}", date=f"199{number % 9}-05"),
        )  # fmt: skip
        figures = tuple(
            Figure(
                id=f"f-{key[:10]}{index}", document=path, document_id=key, start=at, end=at + len(value), text=value,
                sentence=Span(start, end), low=int(value), best=int(value), high=int(value), outcome=outcome,
                group=group, doubts=("no day is named",) if rng.random() < 0.05 else (),
            )
            for index, (start, at, value, outcome, group, end) in enumerate(spans)
        )  # fmt: skip
        yield Arrival(document, Original(key, path, len(text), None), figures, "", "bench")


def fill(book: Casebook, count: int) -> None:
    """Fill a casebook, gather events, and decide about some claims."""
    rng = random.Random(7)  # noqa: S311 - the same casebook each time
    waiting = documents(count, rng)
    for _ in range(0, count, 500):
        with transaction(book):
            for _ in range(500):
                one = next(waiting, None)
                if one is not None:
                    add_document(book, one, user="bench")
    ids = [row[0] for row in book.db.execute("SELECT id FROM claim ORDER BY place")]
    rng.shuffle(ids)
    grouped = [ids[at : at + AN_EVENT] for at in range(0, int(len(ids) * 0.9), AN_EVENT)]
    events = [
        Event(
            id=f"e-{number:06}", label=f"{PLACES[number % 10]}, May 199{number % 9}",
            place=Where(text=PLACES[number % 10], name=PLACES[number % 10]),
            date=When(text="May", edtf=f"199{number % 9}-05-{number % 28 + 1:02}"), figures=tuple(figures),
        )
        for number, figures in enumerate(grouped)
    ]  # fmt: skip
    with transaction(book):
        keep_gathered(book, events)
        show_events(book)
    for claim in ids[:300]:
        decide(book, claim, rng.choice(("accept", "reject")), user="bench")


def fill_register(book: Casebook, count: int) -> None:
    """Bring four lists of invented persons in, with pairs as the machine might weigh them."""
    rng = random.Random(11)  # noqa: S311 - the same register each time
    people = [
        (f"{rng.choice(GIVEN)} {rng.choice(STEMS)}{rng.choice(STEMS)}", rng.randrange(1, 90), rng.choice(PLACES))
        for _ in range(count * 2 // 5)
    ]  # fmt: skip
    lists: dict[str, list[PersonStatement]] = {name: [] for name in LISTS}
    pairs: list[Pairing] = []
    made = 0
    while made < count:
        number = made % len(people)
        name, age, place = people[number]
        source = LISTS[made // len(people) + (number % 2)]
        said = PersonStatement(
            id=f"p-{source}-{number:05}", source=source, key=str(number), locator=f"row {number}", name=name, place=place,
            age=StatedAge(text=str(age), low=age, high=age),
            statuses=(StatedStatus(status="missing" if number % 9 == 0 else "killed", date="1994-05-03"),),
        )  # fmt: skip
        lists[source].append(said)
        before = LISTS[made // len(people) - 1 + (number % 2)] if made >= len(people) else ""
        if before:
            chance = 0.99 if number % 7 else rng.uniform(0.1, 0.94)
            a, b = sorted((said.id, f"p-{before}-{number:05}"))
            pairs.append(Pairing(a=a, b=b, probability=chance, weight=6.0 if number % 7 else 0.5))
        made += 1
    for source, statements in lists.items():
        add_list(book, source, statements, original=Original(source, f"{source}.csv", 0, None), columns={},
                 single=True, user="bench")  # fmt: skip
    keep_pairings(book, pairs)
    show_persons(book)


def ask(address: str) -> float:
    """Return the seconds that an answer took, whole."""
    begun = time.perf_counter()
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        answer.read()
    return time.perf_counter() - begun


def main() -> int:
    """Fill, serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--statements", type=int, default=50_000)
    parser.add_argument("--keep", help="a casebook to use again, made if it is not there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(given.keep or Path(folder) / "bench.casebook")
        if not path.exists():
            begun = time.perf_counter()
            with new_casebook(str(path)) as book:
                fill(book, given.documents)
                fill_register(book, given.statements)
            print(
                f"filled {path.stat().st_size / 1e6:.0f} MB in {time.perf_counter() - begun:.0f} s"
            )
        return measure(path)


def measure(path: Path) -> int:
    """Serve a casebook, ask for every address, and return the status."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", str(path), "--port", str(port)]
    begun = time.perf_counter()
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    home = f"http://127.0.0.1:{port}"
    slow = 0
    try:
        while True:
            try:
                ask(f"{home}/login")
                break
            except OSError:
                time.sleep(0.05)
        print(f"opened and listening after {time.perf_counter() - begun:.1f} s")
        print(f"{'address':56} median      95th")
        slow = print_all(path, home)
    finally:
        server.terminate()
        server.wait()
    return 1 if slow else 0


def print_all(path: Path, home: str) -> int:
    """Ask for every address, tell every kind of decision, print how long each took; how many are too slow."""
    with open_casebook(str(path)) as book:
        event = book.db.execute("SELECT id FROM event ORDER BY figures DESC LIMIT 1").fetchone()[0]
        query = "SELECT id FROM claim WHERE status = 'unreviewed' ORDER BY id LIMIT 5000"
        busy = iter([row[0] for row in book.db.execute(query)])

        def asked(address: str) -> float:
            decide(book, next(busy), "accept", user="bench")
            return ask(home + address)

        slow = 0
        for address in (*ADDRESSES, f"/events/{event}", f"/claims?event={event}"):
            slow += print_times(address, [asked(address) for _ in range(TIMES)])
        for name, decided in decisions(book, home, busy):
            slow += print_times(name, [decided() for _ in range(TIMES)])
    return slow


def print_times(name: str, times: list[float]) -> bool:
    """Print how long something took; True if that is too slow."""
    times.sort()
    median, worst = statistics.median(times), times[int(len(times) * 0.95)]
    late = median > MEDIAN or worst > WORST
    told = "  too slow" if late else ""
    print(f"{name:56} {median * 1000:5.0f} ms  {worst * 1000:5.0f} ms{told}")
    return late


def decisions(
    book: Casebook, home: str, claims: Iterator[str]
) -> Iterator[tuple[str, Callable[[], float]]]:
    """Yield kinds of decisions, each with what tells the server one and returns the seconds that took."""
    with urllib.request.urlopen(f"{home}/claims/{next(claims)}") as page:  # noqa: S310 - our own server
        token = re.search(r'name="csrf" value="(\w+)"', page.read().decode())[1]

    def told(address: str, **form: str) -> float:
        body = urlencode({"csrf": token, "reason": "measured", **form})
        begun = time.perf_counter()
        server = http.client.HTTPConnection(home.removeprefix("http://"))
        server.request("POST", address, body, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = server.getresponse()
        answer.read()
        if answer.status != http.HTTPStatus.SEE_OTHER:
            raise SystemExit(f"{address}: answered with {answer.status}")
        return time.perf_counter() - begun

    events = [row[0] for row in book.db.execute("SELECT id FROM event ORDER BY figures DESC, id")]
    pairs = iter(zip(events[1::2], events[2::2], strict=False))
    merged: list[int] = []

    def merge() -> float:
        one, other = next(pairs)
        took = told(f"/events/{one}/merge", merge=other)
        merged.append(book.db.execute("SELECT max(seq) FROM log").fetchone()[0])
        return took

    def split() -> float:
        one, _ = next(pairs)
        query = "SELECT id FROM claim WHERE event = ? LIMIT 1"
        figure = book.db.execute(query, (one,)).fetchone()[0]
        return told(f"/events/{one}/split", figure=figure, label="apart")

    yield (
        "accept a claim",
        lambda: told(f"/claims/{next(claims)}/decide", action="accept", seen="0"),
    )
    yield "merge two events", merge
    yield "take that back", lambda: told(f"/log/{merged.pop()}/undo")
    yield "split an event", split


if __name__ == "__main__":
    sys.exit(main())
