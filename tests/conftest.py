"""How hypothesis runs, chosen before any test is made."""

from tests.exploring import register

register()
