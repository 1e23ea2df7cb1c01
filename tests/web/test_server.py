"""The page on the loopback: who reaches it, what it answers, its limits, and Stop."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse

import pytest

from exactrank.web.build import served_page
from exactrank.web.calls import reply
from exactrank.web.server import MOST_BYTES, Server

EASY = {"name": "derive", "arguments": {"matrix": "1 2; 3 4"}}
LONG = {
    "name": "derive",
    "arguments": {"matrix": [[pow(i + 2, j, 10007) for j in range(60)] for i in range(60)], "methods": "eigen"},
}


def ask(server: Server, method: str, path: str, body: str | None = None, **headers: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def test_the_page_is_there_for_who_has_its_address(server: Server) -> None:
    answer, text = ask(server, "GET", f"/{server.token}/")
    assert (answer.status, text) == (200, served_page())
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert server.address == f"http://127.0.0.1:{server.server_port}/{server.token}/"


@pytest.mark.parametrize("path", ["/", "/favicon.ico", "/{}", "/{}x/", "/x/{}/", "/{}/call", "/{}/../", "/{}//"])
def test_nothing_is_there_for_others(server: Server, path: str) -> None:
    answer, text = ask(server, "GET", path.format(server.token))
    assert (answer.status, text) == (404, "Not Found")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "127.0.0.1:{}"}, 200),
        ({"Host": "localhost:{}"}, 200),
        ({"Host": "127.0.0.1:{}", "Origin": "http://127.0.0.1:{}"}, 200),
        ({"Host": "127.0.0.1"}, 403),
        ({"Host": "elsewhere.example:{}"}, 403),
        ({"Host": "127.0.0.1.elsewhere.example:{}"}, 403),
        ({"Host": "127.0.0.1:{}", "Origin": "http://elsewhere.example"}, 403),
        ({"Host": "127.0.0.1:{}", "Origin": "https://127.0.0.1:{}"}, 403),
        ({"Host": "127.0.0.1:{}", "Origin": "null"}, 403),
    ],
)
def test_another_host_or_origin_is_refused(server: Server, headers: dict[str, str], status: int) -> None:
    given = {name: value.format(server.server_port) for name, value in headers.items()}
    assert ask(server, "POST", f"/{server.token}/call", json.dumps(EASY), **given)[0].status == status
    assert ask(server, "GET", f"/{server.token}/", **given)[0].status == status


def test_a_call_gives_what_the_functions_give(server: Server) -> None:
    for asked in (EASY, {"name": "derive", "arguments": {"matrix": "1 2; 3"}}, {"name": "prove", "arguments": {}}):
        answer, text = ask(server, "POST", f"/{server.token}/call", json.dumps(asked))
        assert (answer.status, text) == (200, reply(json.dumps(asked)))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name": "derive"}', '{"name": 1, "arguments": {}}', "[" * 100_000])
def test_what_is_no_call_is_said_to_be_none(server: Server, text: str) -> None:
    assert ask(server, "POST", f"/{server.token}/call", text)[1] == '{"problem": "this is no call"}'


@pytest.mark.parametrize(
    ("length", "status"), [(str(MOST_BYTES + 1), 413), ("9" * 5000, 413), ("-1", 411), ("x", 411), ("\u00b2", 411)]
)
def test_a_request_of_no_length_or_too_long_is_not_read(server: Server, length: str, status: int) -> None:
    answer, _ = ask(server, "POST", f"/{server.token}/call", None, Content_Length=length)
    assert (answer.status, answer.headers["Connection"]) == (status, "close")


def test_another_name_takes_nothing(server: Server) -> None:
    assert ask(server, "POST", f"/{server.token}/other", "{}")[0].status == 404
    assert ask(server, "PUT", f"/{server.token}/", "{}")[0].status == 501


def test_stop_ends_what_runs_and_what_waits(server: Server) -> None:
    path = f"/{server.token}/"
    with ThreadPoolExecutor(2) as threads:
        calls = [threads.submit(ask, server, "POST", path + "call", json.dumps(LONG)) for _ in range(2)]
        while len(server.calls._open) < 2 or server.calls.worker.running is None:
            time.sleep(0.01)
        assert ask(server, "POST", path + "stop", "")[1] == "{}"
        for one in calls:
            assert "was stopped" in json.loads(one.result()[1])["problem"]
    assert "value" in json.loads(ask(server, "POST", path + "call", json.dumps(EASY))[1])


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_the_command_prints_the_address_and_ends_when_told_to(sent: signal.Signals) -> None:
    command = [sys.executable, "-m", "exactrank", "serve"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/([\w-]{32})/\n", process.stdout.readline())
    assert found is not None
    os.kill(process.pid, sent)
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 0


def test_a_port_that_is_taken_is_told_in_a_line(server: Server) -> None:
    command = [sys.executable, "-m", "exactrank", "serve", "--port", str(server.server_port)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout) == (4, "")
    assert made.stderr == f"exactrank: port {server.server_port} is not to be had: address already in use\n"
