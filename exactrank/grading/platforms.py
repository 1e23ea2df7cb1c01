"""The results of one student as Gradescope and PrairieLearn take them, and the autograder zip for Gradescope.

The keys are those of the platforms' documentation: Gradescope's results.json (score, output, tests with name, score,
max_score, status, output, output_format, visibility), PrairieLearn's (gradable, score from 0 to 1, message, tests).
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from exactrank.document import Document, Paragraph, Said, say
from exactrank.grading.feedback import feedback_text, item_sentence
from exactrank.grading.judged import Record
from exactrank.grading.rubric import Rubric
from exactrank.grading.scoring import ItemScore, Score
from exactrank.grading.zips import put
from exactrank.render import plain

SETUP = """#!/usr/bin/env bash
# Runs once, when the autograder is built; grading itself needs no network.
set -euo pipefail
apt-get update -qq
apt-get install -y -qq python3 python3-pip python3-venv
python3 -m venv /autograder/venv
/autograder/venv/bin/pip install -q /autograder/source
"""
RUN = """#!/usr/bin/env bash
set -euo pipefail
mkdir -p /autograder/results
/autograder/venv/bin/exactrank grade /autograder/submission --rubric /autograder/source/rubric.toml \\
  --results gradescope -o /autograder/results/results.json
"""


def gradescope_results(record: Record, score: Score, rubric: Rubric) -> dict[str, Any]:
    """The object of results.json; an answer that a person decides has no status, and says so."""
    return {
        "score": float(score.total),
        "output": feedback_text(score, rubric, record),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"outcome": record["outcome"], "review": score.review},
        "tests": [_gradescope_test(one, str(number), rubric) for number, one in enumerate(score.items, 1)],
    }


def _gradescope_test(one: ItemScore, number: str, rubric: Rubric) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": one.item.name,
        "number": number,
        "score": float(one.points),
        "max_score": float(one.item.points),
        "output": _sentence(one, rubric),
        "output_format": "text",
        "visibility": "visible",
    }
    if one.reason not in ("open", "some-cases"):
        made["status"] = "passed" if one.points == one.item.points else "failed"
    return made


def prairielearn_results(record: Record, score: Score, rubric: Rubric) -> dict[str, Any]:
    """The object of results.json; what could not be read costs no attempt (`gradable` false)."""
    if record["trouble"]:
        reason = _plain(say(f"grade.reason.{record['trouble']}"), rubric)
        return {"gradable": False, "score": 0.0, "format_errors": [f"{reason} {record['detail']}".strip()]}
    maximum = rubric.maximum
    return {
        "gradable": True,
        "score": float(score.total / maximum) if maximum else 1.0,
        "message": feedback_text(score, rubric, record),
        "output": "",
        "tests": [
            {
                "name": one.item.name,
                "description": one.item.what,
                "points": float(one.points),
                "max_points": float(one.item.points),
                "message": _sentence(one, rubric),
                "output": "",
            }
            for one in score.items
        ],
    }


def _sentence(one: ItemScore, rubric: Rubric) -> str:
    return _plain(item_sentence(one), rubric)


def _plain(sentence: Said, rubric: Rubric) -> str:
    return plain.render(Document(sentence, (Paragraph((sentence,)),)), rubric.language).strip()


def autograder_zip(rubric_path: str) -> bytes:
    """The zip for Gradescope: setup.sh and run_autograder at its root, exactrank itself, and the rubric."""
    stream = io.BytesIO()
    package = Path(__file__).parent.parent
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        put(archive, "setup.sh", SETUP.encode(), 0o755)
        put(archive, "run_autograder", RUN.encode(), 0o755)
        put(archive, "rubric.toml", Path(rubric_path).read_bytes(), 0o644)
        put(archive, "pyproject.toml", _project().encode(), 0o644)
        for path in sorted(package.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                put(archive, f"exactrank/{path.relative_to(package).as_posix()}", path.read_bytes(), 0o644)
    return stream.getvalue()


def _project() -> str:
    """A project file with which pip installs the package beside it, with the requirements of the one that runs."""
    from importlib.metadata import metadata

    about = metadata("exactrank")
    needs = [one for one in about.get_all("Requires-Dist") or [] if "extra ==" not in one]
    quoted = ", ".join([f'"{one}"' for one in needs])
    return (
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "exactrank"\n'
        f'version = "{about["Version"]}"\nrequires-python = ">=3.11"\ndependencies = [{quoted}]\n\n'
        '[project.scripts]\nexactrank = "exactrank.cli:main"\n'
    )
