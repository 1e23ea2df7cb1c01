"""Colours as TeX names them, as far as it matters whether a text has the colour of its ground."""

from __future__ import annotations

import re

from exactrank.patterns import lazy_pattern

_DEFINITION = lazy_pattern(
    r"\s*\{(?P<name>[^{}]{1,60})\}(?:\s*\{(?P<model>[^{}]{0,20})\})?\s*\{(?P<value>[^{}]{0,80})\}"
)
_NUMBER = lazy_pattern(r"\d*\.?\d+")
_MIXTURE = lazy_pattern(r"(?P<first>[A-Za-z]+)!(?P<part>\d*\.?\d+)(?:!(?P<second>[A-Za-z]+))?")
_FULL = {"rgb": 1.0, "gray": 1.0, "RGB": 255.0, "cmyk": 0.0, "cmy": 0.0}
_NEARLY = 0.04
"""How far a colour may be from white and still be taken for it."""


class Colours:
    """The names that a text gives to colours."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def named(self, value: str, model: str | None) -> str:
        """One name for one colour: white and black however they are written, any other as it is written.

        >>> [Colours().named(*of) for of in (("white", None), ("1,1,1", "rgb"), ("black!0", None), ("gray!50", None))]
        ['white', 'white', 'white', 'gray!50']
        """
        value = value.strip()
        if model:
            return self._by_numbers(value, model)
        mixture = _MIXTURE.fullmatch(value)
        if mixture:
            first = self.names.get(mixture["first"], mixture["first"])
            second = mixture["second"] or "white"
            second = self.names.get(second, second)
            part = float(mixture["part"]) / 100
            if first == second or part >= 1 - _NEARLY:
                return first
            return second if part <= _NEARLY else value
        return self.names.get(value, value)

    def _by_numbers(self, value: str, model: str) -> str:
        if model == "HTML":
            numbers = (
                [int(value[k : k + 2], 16) / 255 for k in (0, 2, 4)] if re.fullmatch("[0-9A-Fa-f]{6}", value) else []
            )
            full = 1.0
        else:
            numbers = [float(number) for number in _NUMBER.findall(value)]
            full = _FULL.get(model, -1.0)
            if full > 1:
                numbers, full = [number / full for number in numbers], 1.0
        if full < 0 or not numbers:
            return f"{model} {value}"
        if all(abs(number - full) <= _NEARLY for number in numbers):
            return "white"
        if full and all(number <= _NEARLY for number in numbers):
            return "black"
        return f"{model} {value}"

    def define(self, command: str, text: str, at: int) -> int:
        """\\definecolor and \\colorlet; returns where reading goes on."""
        match = _DEFINITION.match(text, at)
        if match is None:
            return at
        model = match["model"] if command == r"\definecolor" else None
        if model is not None or command == r"\colorlet":
            self.names[match["name"].strip()] = self.named(match["value"], model)
        return match.end()
