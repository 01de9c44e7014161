"""Rows of tables that say where the inputs of a type go.

A row of a table says where the inputs of one type go. What it does not name goes to the member of the
same name, whatever its case and number. Every placed value remembers the property it came from, so
that a finding about a member is reported about the property.

A row: ``operations`` (the first is the default root), ``base`` (where in it the properties go),
``rules`` (property path -> target), ``fixed`` (target -> value, where nothing was placed: what the
provider sends by itself) and ``autoname`` (the property that the provider fills when it is absent).
A target is

- ``"Member.Other[0].Name"``, relative to where the parent object went; ``[]`` stands for the index of
  a list; ``"Operation:Member"`` starts at the root of another operation; ``"."`` stays where the
  parent is;
- ``{"to": target, "values": {text: value}}``: words translated;
- ``{"list": target, "key": name}``: one pair of a list of Key and Value, the value as text;
- ``{"json": target}``: JSON text that goes in parsed;
- ``{"number": target}``: a number that the provider takes as text;
- ``{"text": target}``: a number or truth value that the service takes as text;
- ``{"first": target}``: the first item of a list, where only one fits;
- ``{"to": target, "keyedBy": property}``: a list as a mapping by one of its items' properties;
- ``{"byPresence": {sibling: target}}``: the target of the first sibling that is there;
- ``{"all": [target]}``: several places;
- ``{"skip": reason}``: not sent with these operations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Protocol

Path = tuple[Any, ...]
# An index that is not chosen yet, and any index.
ANY = "[]"
EACH = "*"
FORMS = ("to", "list", "json", "number", "text", "first")


class Shape(Protocol):
    """What a member holds, by whoever publishes it."""

    kind: str  # structure, list, map, string, number, boolean or any

    def members(self) -> dict[str, "Shape"]: ...

    def item(self) -> "Shape":
        """Of a list or a map."""
        ...


class RowError(Exception):
    """A row that names what the published data does not have."""


@dataclass(frozen=True)
class Place:
    """A member of an operation; ``ANY`` in the path is an index that is not chosen yet."""

    operation: str
    path: Path
    shape: Shape
    how: dict[str, Any] = field(default_factory=dict)


def normal(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def candidates(key: str, plural: bool) -> list[str]:
    name = normal(key)
    if not plural:
        return [name]
    shorter = [name[:-1]] if name.endswith("s") else []
    if name.endswith("ies"):
        shorter.append(name[:-3] + "y")
    if name.endswith("es"):
        shorter.append(name[:-2])
    stems = [name, *shorter]
    return [
        *stems,
        name + "s",
        *(stem + "list" for stem in stems),
        *(stem + "set" for stem in stems),
    ]


def parse(target: str) -> Path:
    path: list[Any] = []
    for name, index in re.findall(r"([A-Za-z0-9_]+)|\[(\d*)\]", target):
        path.append(name if name else (int(index) if index else ANY))
    return tuple(path)


class Row:
    """The row of one type, with the roots of its operations."""

    def __init__(self, kind: str, row: dict[str, Any], roots: dict[str, Shape]):
        self.type = kind
        self.roots = roots
        self.first = next(iter(roots))
        self.rules: dict[str, Any] = row.get("rules", {})
        self.fixed: dict[str, Any] = row.get("fixed", {})
        self.autoname: str | None = row.get("autoname")
        self.base: str = row.get("base", "")

    def root(self) -> Place:
        root = Place(self.first, (), self.roots[self.first])
        return self.descend(root, parse(self.base), "base")

    def descend(self, place: Place, path: Path, why: str) -> Place:
        shape = place.shape
        for step in path:
            if step in (ANY, EACH) or isinstance(step, int):
                if shape.kind != "list":
                    raise RowError(f"{self.type}: {why}: {step} in what is no list")
                shape = shape.item()
            elif shape.kind == "map":
                shape = shape.item()
            elif step in shape.members():
                shape = shape.members()[step]
            else:
                raise RowError(f"{self.type}: {why}: {place.operation} has no {step}")
        return Place(place.operation, place.path + path, shape)

    def at(self, parent: Place, target: str, why: str) -> Place:
        operation, colon, rest = target.partition(":")
        if colon:
            if operation not in self.roots:
                raise RowError(f"{self.type}: {why}: no operation {operation}")
            return self.descend(Place(operation, (), self.roots[operation]), parse(rest), why)
        return parent if target == "." else self.descend(parent, parse(target), why)

    def find(
        self, parent: Place, generic: str, key: str, siblings: Any, plural: bool
    ) -> list[Place | str | None]:
        """Where a property goes; the reason when it is not sent, None when nothing fits."""
        rule = self.rules.get(generic)
        rules = rule["all"] if isinstance(rule, dict) and "all" in rule else [rule]
        return [self.find_one(parent, generic, key, siblings, plural, one) for one in rules]

    def find_one(
        self, parent: Place, generic: str, key: str, siblings: Any, plural: bool, rule: Any
    ) -> Place | str | None:
        if isinstance(rule, dict) and "byPresence" in rule:
            rule = next((to for name, to in rule["byPresence"].items() if name in siblings), None)
        if rule is None:
            return self.by_name(parent, key, plural)
        if isinstance(rule, str):
            return self.at(parent, rule, generic)
        if "skip" in rule:
            return rule["skip"]
        found = self.at(parent, next(rule[form] for form in FORMS if form in rule), generic)
        return Place(found.operation, found.path, found.shape, rule)

    def by_name(self, parent: Place, key: str, plural: bool) -> Place | None:
        if parent.shape.kind == "map":
            return Place(parent.operation, (*parent.path, key), parent.shape.item())
        if parent.shape.kind != "structure":
            return None
        by_normal = {normal(name): name for name in parent.shape.members()}
        for name in candidates(key, plural):
            if name in by_normal:
                return self.descend(parent, (by_normal[name],), key)
        return None


def pair_names(shape: Shape) -> tuple[str, str] | None:
    """The names of key and value when a structure is a pair."""
    if shape.kind != "structure":
        return None
    names = list(shape.members())
    for key, value in (
        ("Key", "Value"),
        ("key", "value"),
        ("TagKey", "TagValue"),
        ("Name", "Value"),
    ):
        if key in names and value in names:
            return key, value
    for key, value in (("ParameterName", "ParameterValue"),):
        if key in names and value in names:
            return key, value
    return None
