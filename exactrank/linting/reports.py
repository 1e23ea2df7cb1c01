"""Reports on findings: lines of text, JSON, SARIF 2.1.0, JUnit, HTML; and the baseline of findings that are known."""

from __future__ import annotations

import json
import os.path
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from exactrank.errors import InputError, Place
from exactrank.linting.findings import NOT_JUDGED, Finding, readable_name
from exactrank.patterns import lazy_pattern

BASELINE = "exactrank-baseline/1"
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
NOT_IN_XML = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no document in XML may hold, not even as references."""


def report(findings: Sequence[Finding], form: str, files: int, lang: str = "en") -> str:
    """The findings in a format: `text`, `json`, `sarif`, `junit` or `html`."""
    match form:
        case "text":
            return _text(findings)
        case "json":
            return _json(findings, files)
        case "sarif":
            return _sarif(findings)
        case "junit":
            return _junit(findings)
        case "html":
            return _html(findings, lang)
        case _:
            raise ValueError(form)


def _text(findings: Sequence[Finding]) -> str:
    lines = [f"{one.place}: {one.kind}{'/' + one.note if one.note else ''}: {one.message}" for one in findings]
    return "".join([line + "\n" for line in lines])


def _json(findings: Sequence[Finding], files: int) -> str:
    made = [
        {
            "file": readable_name(one.file),
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


def _sarif(findings: Sequence[Finding]) -> str:
    from exactrank import __version__

    rules = sorted({one.kind for one in findings})
    driver = {"name": "exactrank", "version": __version__, "rules": [{"id": rule} for rule in rules]}
    results = [_sarif_result(one, rules.index(one.kind)) for one in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False) + "\n"


def _sarif_result(one: Finding, rule: int) -> dict[str, Any]:
    region = {"startLine": one.line, "startColumn": one.column}
    location = {"artifactLocation": {"uri": _uri(one.file)}, "region": region}
    return {
        "ruleId": one.kind,
        "ruleIndex": rule,
        "level": "error" if one.certain else "warning" if one.kind == NOT_JUDGED else "note",
        "message": {"text": one.message or one.kind},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"exactrank/v1": one.fingerprint},
    }


def _uri(file: str) -> str:
    r"""The path as a reference that SARIF allows: relative where it is, its bytes percent-encoded.

    >>> _uri("my book/50%.tex"), _uri("/a b.tex")
    ('my%20book/50%25.tex', 'file:///a%20b.tex')
    """
    if os.path.isabs(file):
        return Path(file).as_uri()
    return quote(os.fsencode(file.replace(os.sep, "/")))


def _junit(findings: Sequence[Finding]) -> str:
    failed = sum(one.certain for one in findings)
    skipped = sum(one.kind == NOT_JUDGED for one in findings)
    counts = f'tests="{max(len(findings), 1)}" failures="{failed}" skipped="{skipped}"'
    cases = [_junit_case(one) for one in findings] or ['<testcase classname="exactrank" name="lint"/>']
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<testsuite name="exactrank" {counts}>'
    return f"{head}{''.join(cases)}</testsuite>\n"


def _junit_case(one: Finding) -> str:
    message = _xml(one.message)
    if one.certain:
        inner = f'<failure message="{message}"/>'
    elif one.kind == NOT_JUDGED:
        inner = f'<skipped message="{message}"/>'
    else:
        inner = f"<system-out>{message}</system-out>"
    name = _xml(f"{one.place} {one.kind}")
    return f'<testcase classname="{_xml(readable_name(one.file))}" name="{name}">{inner}</testcase>'


def _xml(text: str) -> str:
    return escape(NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text), quote=True)


def _html(findings: Sequence[Finding], lang: str) -> str:
    rows = [
        f"<tr><td><code>{_xml(one.place)}</code></td><td>{escape(one.kind)}</td>"
        f"<td><pre>{_xml(one.source)}</pre><p>{_xml(one.message)}</p></td></tr>"
        for one in findings
    ]
    style = (
        "body{font:1rem/1.5 sans-serif;max-width:70rem;margin:auto;padding:1rem}td{vertical-align:top;padding:.5rem}"
    )
    style += "pre{white-space:pre-wrap;overflow-wrap:anywhere}:root{color-scheme:light dark}"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"/><title>exactrank lint</title>'
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
