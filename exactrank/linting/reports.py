"""Reports on findings: lines of text, JSON, SARIF 2.1.0, JUnit, HTML; and the baseline of findings that are known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from exactrank.errors import InputError, Place
from exactrank.linting.findings import Finding

FORMATS = ("text", "json", "sarif", "junit", "html")
BASELINE = "exactrank-baseline/1"
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def report(findings: Sequence[Finding], form: str, files: int) -> str:
    """The findings in a format."""
    makers = {"text": _text, "json": _json, "sarif": _sarif, "junit": _junit, "html": _html}
    return makers[form](findings, files)


def _text(findings: Sequence[Finding], files: int) -> str:
    lines = [f"{one.place}: {one.kind}{'/' + one.note if one.note else ''}: {one.message}" for one in findings]
    return "".join([line + "\n" for line in lines])


def _json(findings: Sequence[Finding], files: int) -> str:
    made = [
        {
            "file": one.file,
            "line": one.line,
            "column": one.column,
            **({} if one.cell is None else {"cell": one.cell}),
            "kind": one.kind,
            "note": one.note,
            "source": one.source,
            "message": one.message,
            "certain": one.certain,
            "fingerprint": one.fingerprint,
        }
        for one in findings
    ]
    return json.dumps({"format": "exactrank-lint/1", "files": files, "findings": made}, ensure_ascii=False) + "\n"


def _sarif(findings: Sequence[Finding], files: int) -> str:
    from exactrank import __version__

    rules = sorted({one.kind for one in findings})
    driver = {"name": "exactrank", "version": __version__, "rules": [{"id": rule} for rule in rules]}
    results = [_sarif_result(one, rules.index(one.kind)) for one in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False) + "\n"


def _sarif_result(one: Finding, rule: int) -> dict[str, Any]:
    region = {"startLine": one.line, "startColumn": one.column}
    location = {"artifactLocation": {"uri": one.file.replace("\\", "/")}, "region": region}
    return {
        "ruleId": one.kind,
        "ruleIndex": rule,
        "level": "error" if one.certain else "note",
        "message": {"text": one.message or one.kind},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"exactrank/v1": one.fingerprint},
    }


def _junit(findings: Sequence[Finding], files: int) -> str:
    failed = sum(one.certain for one in findings)
    head = f'<testsuite name="exactrank" tests="{max(len(findings), 1)}" failures="{failed}">'
    cases = []
    for one in findings:
        name = escape(f"{one.place} {one.kind}", quote=True)
        message = escape(one.message, quote=True)
        inner = f'<failure message="{message}"/>' if one.certain else f"<system-out>{escape(one.message)}</system-out>"
        cases.append(f'<testcase classname="{escape(one.file, quote=True)}" name="{name}">{inner}</testcase>')
    if not cases:
        cases.append('<testcase classname="exactrank" name="no finding"/>')
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}{"".join(cases)}</testsuite>\n'


def _html(findings: Sequence[Finding], files: int) -> str:
    rows = [
        f"<tr><td><code>{escape(one.place)}</code></td><td>{escape(one.kind)}</td>"
        f"<td><pre>{escape(one.source)}</pre><p>{escape(one.message)}</p></td></tr>"
        for one in findings
    ]
    style = (
        "body{font:1rem/1.5 sans-serif;max-width:70rem;margin:auto;padding:1rem}td{vertical-align:top;padding:.5rem}"
    )
    style += "pre{white-space:pre-wrap;overflow-wrap:anywhere}:root{color-scheme:light dark}"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"/><title>exactrank lint</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<style>{style}</style></head><body><h1>exactrank lint</h1><table>{''.join(rows)}</table></body></html>\n"
    )


def baseline_text(findings: Sequence[Finding]) -> str:
    """The file that says which findings are known: their fingerprints, each as often as it is found."""
    return json.dumps({"format": BASELINE, "known": sorted([one.fingerprint for one in findings])}, indent=1) + "\n"


def without_known(findings: Sequence[Finding], content: str, path: str) -> list[Finding]:
    """The findings that a baseline does not know; one that stands there once excuses one."""
    try:
        found = json.loads(content)
        if found["format"] != BASELINE:
            raise ValueError
        known = [str(one) for one in found["known"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError.of("lint-baseline", Place(path)) from None
    new = []
    for one in findings:
        if one.fingerprint in known:
            known.remove(one.fingerprint)
        else:
            new.append(one)
    return new
