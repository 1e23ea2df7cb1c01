"""What is done to a change, each in an environment of its own: `nox` for all of it, `nox -s tests-3.12` for one."""

from __future__ import annotations

import nox

nox.needs_version = ">=2024.3.2"
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_existing_virtualenvs = True
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@nox.session
def lint(session: nox.Session) -> None:
    """Style and types."""
    session.install("-e", ".[dev]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The test suite; what follows `--` goes to pytest."""
    session.install("-e", ".[dev]")
    session.run("python", "-m", "pytest", *(session.posargs or ["-n", "auto"]))


@nox.session
def docs(session: nox.Session) -> None:
    """The pages of the documentation, in docs/_build."""
    session.install("-e", ".[docs]")
    session.run("sphinx-build", "-q", "-W", "-n", "-b", "html", "docs", "docs/_build")


@nox.session
def distributions(session: nox.Session) -> None:
    """The wheel and the sdist: described rightly, and of use without the checkout."""
    session.install("build", "twine")
    session.run(".ci/distributions", "python", external=True)
