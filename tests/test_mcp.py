"""The server of tools as a client sees it: a process, and the protocol over its standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from tests.tools import needs_module

COMMAND = [sys.executable, "-m", "exactrank", "mcp"]
WRONG = (
    r"$\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \xrightarrow{R_2 - 3 R_1} "
    r"\begin{bmatrix} 1 & 2 \\ 0 & 2 \end{bmatrix}$"
)
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("verify", {"answer": WRONG}),
    ("verify", {"answer": "Hello."}),
    ("derive", {"matrix": "1 2 | 3; 4 5 | 6"}),
    ("derive", {"matrix": [[2, 1], [1, 2]], "methods": "eigen, lu", "to": "markdown", "lang": "ja"}),
    ("rank", {"matrix": [["1/2", 1], [1, 2]]}),
    ("rank", {"matrix": "1 2; 3 1", "field": "GF(5)"}),
    ("prove", {"matrix": "1 2; 2 4", "to": "coq"}),
    ("check", {"matrix": "1", "certificate": {"format": "exactrank-certificate/1"}}),
]

REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("rank", {"matrix": "1 2; 3"}, "row 2 has 1 entries, expected 2 (line 1, column 6)"),
    ("rank", {}, "the key matrix is missing"),
    ("guess", {}, "the tool guess is not known, use one of: verify, derive, cases, exercise, rank, prove, check"),
    ("verify", {"answer": "x", "field": "GF(6)"}, "6 is not a prime number"),
]


def with_client(work: Callable[[Any], Awaitable[None]]) -> None:
    """Runs the work with a client that has started the server."""
    mcp = needs_module("mcp", "mcp")
    import anyio

    async def session() -> None:
        async with mcp.Client(mcp.StdioServerParameters(command=COMMAND[0], args=COMMAND[1:])) as client:
            await work(client)

    anyio.run(session)


def test_a_client_gets_results_of_the_promised_form() -> None:
    async def work(client: Any) -> None:
        import jsonschema

        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        for name, arguments in CALLS:
            jsonschema.validate(arguments, tools[name].input_schema)
            found = await client.call_tool(name, arguments)
            assert not found.is_error, found.content
            jsonschema.validate(found.structured_content, tools[name].output_schema)
            assert found.content[0].text.strip()

    with_client(work)


def test_a_client_is_told_the_first_wrong_line() -> None:
    async def work(client: Any) -> None:
        found = await client.call_tool("verify", {"answer": WRONG})
        assert found.structured_content["outcome"] == "incorrect"
        assert found.structured_content["statements"][0]["witness"]["expected"] == "-2"

    with_client(work)


def test_a_client_gets_the_one_line_of_a_refusal() -> None:
    async def work(client: Any) -> None:
        for name, arguments, line in REFUSED:
            found = await client.call_tool(name, arguments)
            assert found.is_error
            assert [one.text for one in found.content] == [line]

    with_client(work)


def test_standard_output_carries_the_protocol_and_nothing_else() -> None:
    """Also where a message is none, and where a call prints to standard output on its way."""
    needs_module("mcp", "mcp")
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    first = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
    begun = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    calls = [
        {"jsonrpc": "2.0", "id": k, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
        for k, (name, arguments) in enumerate([*CALLS, ("rank", {})], 2)
    ]
    noisy = (
        "import exactrank.mcp.worker as worker, exactrank.cli as cli, sys\n"
        "quiet = worker.Worker.answer\n"
        "worker.Worker.answer = lambda *given: (print('stray', flush=True), quiet(*given))[1]\n"
        "sys.exit(cli.main(['mcp']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", noisy],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        for message in (first, begun):
            print(json.dumps(message), file=process.stdin)
        print("this is no message", file=process.stdin)
        for message in calls:
            print(json.dumps(message), file=process.stdin)
        process.stdin.flush()
        answers = [json.loads(process.stdout.readline()) for _ in range(len(calls) + 1)]
    finally:
        rest, messages = process.communicate(timeout=60)
    assert sorted(one["id"] for one in answers) == list(range(1, len(calls) + 2))
    assert all(one["jsonrpc"] == "2.0" for one in answers)
    assert rest == ""
    assert messages.count("stray") == len(calls)
    assert process.returncode == 0


def test_without_the_package_there_is_one_line_and_status_4() -> None:
    hidden = "import sys; sys.modules['mcp'] = None; from exactrank.cli import main; sys.exit(main(['mcp']))"
    done = subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == "exactrank: the package mcp is needed and not installed\n"
