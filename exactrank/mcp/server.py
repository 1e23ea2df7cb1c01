"""The server: the tools by the Model Context Protocol, over standard input and output."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

from exactrank.mcp.tools import TOOLS
from exactrank.mcp.worker import Worker

INSTRUCTIONS = (
    "Exact linear algebra. Before you rely on a calculation of your own or show it, let `verify` judge it as you wrote "
    "it: it names the first wrong line and proves it wrong. `derive` calculates and shows every step."
)


def serve() -> None:
    """Answers until standard input ends. Standard output carries the protocol and nothing else."""
    from mcp.server.stdio import stdio_server

    worker = Worker()

    async def session() -> None:
        server = server_of(worker)
        async with stdio_server() as (incoming, outgoing):  # meanwhile descriptor 1 leads to standard error
            await server.run(incoming, outgoing, server.create_initialization_options())

    try:
        asyncio.run(session())
    finally:
        worker.close()


def server_of(worker: Worker) -> Any:
    """The server of the protocol's own package that offers the tools."""
    import anyio.to_thread
    import mcp_types as types
    from mcp.server import Server

    from exactrank import __version__

    offered = [
        types.Tool(
            name=tool.name,
            description=tool.description,
            input_schema=tool.input,
            output_schema=tool.output,
            annotations=types.ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
        )
        for tool in TOOLS
    ]

    numbers = count(1)

    async def list_tools(context: Any, parameters: Any) -> Any:
        return types.ListToolsResult(tools=offered)

    async def call_tool(context: Any, parameters: Any) -> Any:
        number, given = next(numbers), parameters.arguments or {}
        try:
            asked = (parameters.name, given, number)
            found = await anyio.to_thread.run_sync(worker.answer, *asked, abandon_on_cancel=True)
        except anyio.get_cancelled_exc_class():
            worker.cancel(number)
            raise
        content = [types.TextContent(type="text", text=found.text)]
        if found.value is None:
            return types.CallToolResult(content=content, is_error=True)
        return types.CallToolResult(content=content, structured_content=found.value)

    return Server(
        "exactrank",
        version=__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )
