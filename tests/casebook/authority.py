"""A time-stamp authority of our own: `openssl ts` behind a small server on the loopback address."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

SETTINGS = """[tsa]
default_tsa = local
[local]
serial = serial
signer_cert = authority.pem
signer_key = authority.key
certs = root.pem
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
"""


class Authority:
    """An authority: its address, its root certificate, and what it will answer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        self.root = folder / "root.pem"
        self.asked = 0
        self.answer: bytes | None = None
        """An answer to give in place of a stamp."""

    def stamp(self, request: bytes) -> bytes:
        """Return the answer to a request."""
        self.asked += 1
        if self.answer is not None:
            return self.answer
        (self.folder / "query").write_bytes(request)
        _openssl(
            self.folder,
            "ts",
            "-reply",
            "-queryfile",
            "query",
            "-config",
            "settings",
            "-out",
            "reply",
        )
        return (self.folder / "reply").read_bytes()


@contextmanager
def running(folder: Path) -> Iterator[Authority]:
    """Run an authority in `folder`; skip the test where there is no openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is missing; on Debian: apt-get install openssl")
    authority = _made(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            right = self.headers["Content-Type"] == "application/timestamp-query"
            self.send_response(200 if right else 415)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(authority.stamp(request))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    authority.url = f"http://127.0.0.1:{server.server_port}/"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()


def _made(folder: Path) -> Authority:
    """Make a root and the certificate of an authority under it."""
    folder.mkdir()
    (folder / "settings").write_text(SETTINGS, encoding="utf-8")
    (folder / "use").write_text("extendedKeyUsage = critical,timeStamping\n", encoding="utf-8")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    _openssl(
        folder,
        "req",
        "-x509",
        *key,
        "-keyout",
        "root.key",
        "-out",
        "root.pem",
        "-subj",
        "/CN=Root",
        "-days",
        "9",
    )
    _openssl(
        folder,
        "req",
        "-new",
        *key,
        "-keyout",
        "authority.key",
        "-out",
        "wish",
        "-subj",
        "/CN=Authority of Varn",
    )
    _openssl(folder, "x509", "-req", "-in", "wish", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
             "-days", "9", "-extfile", "use", "-out", "authority.pem")  # fmt: skip
    return Authority(folder)


def _openssl(folder: Path, *args: str) -> None:
    subprocess.run(["openssl", *args], cwd=folder, check=True, capture_output=True)
