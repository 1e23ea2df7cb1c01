"""The page served on this machine alone, with the program itself behind it.

Everything lies under a token that only the address printed at the start has. A request that names another host is
refused, so no page elsewhere reaches it by a name that leads here; a call runs in a process with limits.
"""

from __future__ import annotations

import secrets
import threading
from dataclasses import field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

from exactrank.errors import InputError, OutputError, Problem
from exactrank.mcp.answers import refusal
from exactrank.mcp.worker import Worker
from exactrank.records import dataclass
from exactrank.web.build import served_page
from exactrank.web.calls import asked, call, reply_of

HOST = "127.0.0.1"
MOST_BYTES = 4 << 20
"""Bytes of one request."""
MOST_WAITING = 8
"""Calls that may be open at once."""
IDLE = 30
"""Seconds after which a connection that says nothing is closed."""

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass
class Calls:
    """The calls that are open, each with a number by which it can be stopped."""

    worker: Worker = field(default_factory=lambda: Worker(tools=call))
    _numbers: count[int] = field(default_factory=lambda: count(1), init=False)
    _open: set[int] = field(default_factory=set, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def reply(self, text: str) -> str:
        """The answer to a call in JSON, as `calls.reply` gives it."""
        with self._lock:
            if len(self._open) >= MOST_WAITING:
                return reply_of(refusal((Problem.of("call-stopped"),)))
            number = next(self._numbers)
            self._open.add(number)
        try:
            return reply_of(self.worker.answer(*asked(text), number))
        except InputError as error:
            return reply_of(refusal(error.problems))
        finally:
            with self._lock:
                self._open.discard(number)

    def stop(self) -> None:
        """Stops what runs and what waits."""
        with self._lock:
            numbers = sorted(self._open, reverse=True)  # what waits first: it must not begin when another ends
        for number in numbers:
            self.worker.cancel(number)


class Server(ThreadingHTTPServer):
    """A server on the loopback; `address` is where a browser finds the page."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        self.token = secrets.token_urlsafe(24)
        self.calls = Calls()
        self.page = served_page().encode()
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            reason = (error.strerror or "").lower()
            raise OutputError.of("browser.port", port=port, reason=reason) from None
        self.hosts = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    def server_close(self) -> None:
        super().server_close()
        self.calls.worker.close()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = IDLE
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "exactrank", ""

    def do_GET(self) -> None:
        if self._wanted() == "":
            self._send(self.server.page, "text/html; charset=utf-8")

    def do_POST(self) -> None:
        wanted = self._wanted()
        text = None if wanted is None else self._body()
        if text is None:
            return
        match wanted:
            case "call":
                self._send(self.server.calls.reply(text).encode(), "application/json")
            case "stop":
                self.server.calls.stop()
                self._send(b"{}", "application/json")
            case _:
                self._refuse(HTTPStatus.NOT_FOUND)

    def _body(self) -> str | None:
        """What the request brings; None where it was refused."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            self._refuse(HTTPStatus.LENGTH_REQUIRED)
            return None
        if len(length) > len(str(MOST_BYTES)) or int(length) > MOST_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return None
        return self.rfile.read(int(length)).decode(errors="replace")

    def _wanted(self) -> str | None:
        """What the request names behind the token; None where it was refused."""
        origin = self.headers.get("Origin")
        if self.headers.get("Host") not in self.server.hosts or (
            origin is not None and origin.removeprefix("http://") not in self.server.hosts
        ):
            self._refuse(HTTPStatus.FORBIDDEN)
            return None
        _, token, *rest = (*self.path.split("?", 1)[0].split("/"), "")
        if not secrets.compare_digest(token.encode(), self.server.token.encode()) or len(rest) < 2:
            self._refuse(HTTPStatus.NOT_FOUND)
            return None
        name = "/".join(rest[:-1])
        if self.command == "GET" and name:
            self._refuse(HTTPStatus.NOT_FOUND)
        return name

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True  # what the request may hold besides is not read
        self._send(status.phrase.encode(), "text/plain; charset=utf-8", status)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        for name, value in (*HEADERS.items(), ("Content-Type", kind), ("Content-Length", str(len(content)))):
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nobody's requests are written down."""
