"""Every route of the console as its source says it, so that no list of what is tried can forget one."""

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .service import REPOSITORY

SOURCES = REPOSITORY / "Sources" / "Console"
PREFIX = "/console"

_LINE = re.compile(
    r'RouteTable<(?P<gate>\w+)>'
    r'|let \((?P<names>[\w, ]+)\) = \((?P<texts>"[^"]*"(?:, "[^"]*")*)\)'
    r'|let (?P<name>\w+) = (?P<text>"[^"]*")'
    r'|for (?P<each>\w+) in (?P<kind>\w+)\.allCases'
    r'|routes\s*\.\s*(?P<method>get|getAudited|post|put|patch|delete)\(\s*(?P<template>"[^"]*"|\w+)')


def templates(gate: str) -> set[str]:
    """The routes behind one gate (`ConsoleGate` for a tenant's, `OperatorGate`), as `METHOD /console/template`. What can't be
    read here is an error, and no route less."""
    found: set[str] = set()
    for path in sorted(SOURCES.rglob("*.swift")):
        text = path.read_text()
        if re.search(r"\b(extension|struct) ConsoleRoutes\b", text):
            found |= {f"{method} {PREFIX}{template}" for one, method, template in _routes(text) if one == gate}
        else:
            # Only these files register routes: the others would be overlooked.
            assert not re.search(r"RouteTable<", text), f"{path.name} has routes, and is no part of ConsoleRoutes"
    assert found, f"no route behind {gate}"
    return found


def _routes(text: str) -> Iterator[tuple[str, str, str]]:
    gate, constants, cases = "", {}, {}
    for line in _LINE.finditer(text):
        if line["gate"]:
            gate = line["gate"]
        elif line["names"]:
            constants |= dict(zip(line["names"].split(", "), re.findall(r'"([^"]*)"', line["texts"]), strict=True))
        elif line["name"]:
            constants[line["name"]] = line["text"].strip('"')
        elif line["each"]:
            cases[line["each"]] = _cases(line["kind"])
        else:
            template = line["template"]
            template = template.strip('"') if template.startswith('"') else constants[template]
            for whole in _resolved(template, constants, cases):
                yield gate, "GET" if line["method"] == "getAudited" else line["method"].upper(), whole
    registered = len(re.findall(r"\w+\s*\.\s*(?:get|getAudited|post|put|patch|delete)\(", text))
    read = sum(1 for line in _LINE.finditer(text) if line["method"])
    assert registered == read, f"{registered} routes are registered, and {read} of them understood"


def _resolved(template: str, constants: dict[str, str], cases: dict[str, list[str]]) -> list[str]:
    # A constant may be made of others.
    while (named := re.sub(r"\\\((\w+)\)", lambda name: constants[name[1]], template)) != template:
        template = named
    loops = re.findall(r"\\\((\w+)\.rawValue\)", template)
    wholes = []
    for choice in itertools.product(*(cases[name] for name in loops)):
        whole = template
        for name, value in zip(loops, choice, strict=True):
            whole = whole.replace(f"\\({name}.rawValue)", value)
        assert "\\(" not in whole, f"{template} is not understood"
        wholes.append(whole)
    return wholes


def _cases(kind: str) -> list[str]:
    """The raw values of an enumeration of the console."""
    [path] = SOURCES.rglob(f"{kind}.swift")
    found = re.findall(r'^    case (\w+)(?: = "([^"]+)")?$', path.read_text(), re.MULTILINE)
    assert found, f"{kind} has no case"
    return [raw or name for name, raw in found]


def untried(gate: str, tried: Iterable[tuple[str, str]]) -> set[str]:
    """The routes that none of the requests (method and path) comes to."""
    every = templates(gate)
    return every - {_route(method, path.partition("?")[0], every) for method, path in tried}


def _route(method: str, path: str, every: set[str]) -> str:
    """The route of a path: literal text goes before a parameter, as the router has it."""
    fitting = [one for one in every if _fits(one, f"{method} {path}")]
    assert fitting, f"{method} {path} has no route"
    return min(fitting, key=lambda one: [segment.startswith("{") for segment in one.split("/")])


def _fits(template: str, request: str) -> bool:
    return re.fullmatch("[^/]+".join(re.escape(part) for part in re.split(r"\{\w+\}", template)), request) is not None
