"""Where the workbench listens, and what that asks for."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from onrecord.web.serving import is_loopback

from .conftest import PASSWORD

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what must be refused


def onrecord(*args: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "onrecord", *args]
    return subprocess.run(
        command, input=given, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), (EVERYWHERE, False), ("::", False),
     ("192.0.2.1", False), ("example.org", False), ("", False)],
)  # fmt: skip
def test_which_addresses_are_this_machines_alone(host: str, alone: bool) -> None:
    """Anything that is not plainly this machine is others'."""
    assert is_loopback(host) is alone


@pytest.mark.parametrize("open_to_others", [("--host", EVERYWHERE), ("--host", "::"), ("--proxy",)])
def test_it_refuses_to_be_open_to_others_without_accounts(
    open_to_others: tuple[str, ...], path: str
) -> None:
    """The message names the way out."""
    done = onrecord("serve", path, "--port", "0", *open_to_others)
    assert done.returncode == 2
    assert "has no accounts" in done.stderr
    assert "onrecord account" in done.stderr


def test_a_port_that_is_taken_is_told(path: str) -> None:
    """With another way."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = onrecord("serve", path, "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "--port" in done.stderr


def test_what_is_no_casebook_is_not_served(tmp_path: Path) -> None:
    """As with every command."""
    done = onrecord("serve", str(tmp_path / "none"))
    assert done.returncode == 2
    assert "does not exist" in done.stderr


def test_with_accounts_it_is_open_to_those_who_log_in(guarded: str) -> None:
    """On another address, over HTTP as a browser would come."""
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "serve",
        guarded,
        "--host",
        EVERYWHERE,
        "--port",
        "0",
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline() if process.stderr else ""
        port = line.partition("//")[2].partition("/")[0].rpartition(":")[2]
        address = f"http://127.0.0.1:{port}/claims"
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert answer.url.endswith("/login?next=%2Fclaims")
    finally:
        process.kill()
        process.communicate()


def test_accounts_on_the_command_line(path: str) -> None:
    """Made, listed, given another role and password, taken away; the first is an admin's."""
    assert onrecord("account", path, "add", "ines", given=f"{PASSWORD}\n").returncode == 0
    assert onrecord("account", path).stdout == "ines\tadmin\n"
    assert (
        onrecord(
            "account", path, "add", "bea", "--role", "reader", given=f"{PASSWORD}\n"
        ).returncode
        == 0
    )
    assert onrecord("account", path, "role", "bea", "--role", "coder").returncode == 0
    assert onrecord("account", path, "password", "bea", given="another long word\n").returncode == 0
    assert onrecord("account", path, "list").stdout == "bea\tcoder\nines\tadmin\n"
    assert onrecord("account", path, "remove", "ines").returncode == 2
    assert onrecord("account", path, "remove", "bea").returncode == 0
    log = onrecord("log", path, "--format", "jsonl").stdout
    assert '"password":"changed"' in log.replace(" ", "")
    assert PASSWORD not in log


@pytest.mark.parametrize(
    ("args", "given", "told"),
    [
        (("add", "bea"), "short\n", "will not do"), (("add", "be/a"), f"{PASSWORD}\n", "cannot be called"),
        (("add",), "", "needs a NAME"), (("role", "bea"), "", "no role"), (("role", "bea", "--role", "coder"), "", "no account"),
        (("add", "bea", "--role", "reader"), f"{PASSWORD}\n", "must be an admin's"), (("remove", "bea"), "", "no account"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_account_is_told(
    args: tuple[str, ...], given: str, told: str, path: str
) -> None:
    """With status 2, and nothing is changed."""
    done = onrecord("account", path, *args, given=given)
    assert done.returncode == 2
    assert told in done.stderr
    assert onrecord("account", path).stdout == ""
