"""Places the inputs of a resource where a service, or a template, expects them.

Every placed value remembers the property it came from, so that a finding about a member is reported
about the property. Rows are explained in ``rows.py``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from rows import ANY, Path, Place, Row, RowError, pair_names


@dataclass
class Placed:
    """Parameters by operation, and the property that each of their members came from."""

    parameters: dict[str, dict[str, Any]] = field(default_factory=dict)
    origins: dict[tuple[str, Path], str] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    kinds: list[tuple[str, str]] = field(default_factory=list)

    def origin(self, operation: str, path: Path) -> str:
        for end in range(len(path), -1, -1):
            found = self.origins.get((operation, path[:end]))
            if found is not None:
                return found
        return ""


class Placing:
    """Places one resource."""

    def __init__(self, row: Row, coerce: bool = False):
        self.row = row
        # Templates carry numbers as text where the schema says text; services do not.
        self.coerce = coerce
        self.done = Placed()

    def place(self, name: str, inputs: dict[str, Any]) -> Placed:
        row = self.row
        self.done.parameters[row.first] = {}
        if row.base:
            self.put(row.root(), {}, None)
        inputs = {
            key: value for key, value in inputs.items() if key != "region" or "region" in row.rules
        }
        if row.autoname and row.autoname not in inputs and row.autoname + "Prefix" not in inputs:
            # As the provider names it: the logical name, a dash and seven hexadecimal digits.
            inputs = {**inputs, row.autoname: f"{name}-1a2b3c4"}
        self.members(row.root(), inputs, "", "")
        for target, value in row.fixed.items():
            at = row.at(row.root(), target, "fixed")
            if at.operation in self.done.parameters and self.get(at) is None:
                self.put(at, value, None)
        return self.done

    def members(self, parent: Place, value: dict[str, Any], path: str, generic: str) -> None:
        for key, child in value.items():
            if child is None:
                continue
            dot = "." if path else ""
            at, general = f"{path}{dot}{key}", f"{generic}{dot}{key}"
            for found in self.row.find(parent, general, key, value, isinstance(child, list)):
                if found is None:
                    self.done.unknown.append((at, key))
                elif isinstance(found, Place):
                    self.value(found, child, at, general)

    def value(self, place: Place, value: Any, path: str, generic: str) -> None:
        how = place.how
        if "json" in how:
            return self.parsed(place, value, path)
        if "values" in how:
            word = value if isinstance(value, str) else json.dumps(value)
            return self.put(place, how["values"].get(word, value), path)
        if "key" in how:
            return self.pair(place, how, value, path)
        if "keyedBy" in how and isinstance(value, list):
            return self.keyed(place, value, path, generic)
        if "first" in how and isinstance(value, list) and value:
            value, path, generic = value[0], f"{path}[0]", f"{generic}[]"
        if "number" in how and isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value):
            value = float(value)
        if "text" in how and isinstance(value, (bool, int, float)):
            value = json.dumps(value)
        if isinstance(value, list):
            return self.items(place, value, path, generic)
        kind = place.shape.kind
        if isinstance(value, dict):
            if kind in ("structure", "map"):
                self.put(place, {}, path)
                self.members(place, value, path, generic)
            elif kind == "list":
                self.object_as_list(place, value, path, generic)
            elif kind == "any":
                self.put(place, value, path)
            else:
                self.done.kinds.append((path, f"an object where {kind} is expected"))
            return None
        if ANY in place.path or kind in ("list", "structure", "map"):
            expected = (
                "an object" if kind in ("structure", "map") and ANY not in place.path else "a list"
            )
            self.done.kinds.append((path, f"{json.dumps(value)} where {expected} is expected"))
            return None
        return self.put(place, value, path)

    def items(self, place: Place, value: list[Any], path: str, generic: str) -> None:
        if ANY in place.path:
            hole = place.path.index(ANY)
            self.put_at(place.operation, place.path[:hole], [], path)
            for index, item in enumerate(value):
                filled = (*place.path[:hole], index, *place.path[hole + 1 :])
                at = Place(place.operation, filled, place.shape)
                self.value(at, item, f"{path}[{index}]", f"{generic}[]")
        elif place.shape.kind == "list":
            self.put(place, [], path)
            for index, item in enumerate(value):
                at = Place(place.operation, (*place.path, index), place.shape.item())
                self.value(at, item, f"{path}[{index}]", f"{generic}[]")
        elif len(value) > 1:
            self.done.kinds.append((path, f"{len(value)} items where one is possible"))
        elif value and place.shape.kind == "structure":
            self.value(place, value[0], f"{path}[0]", f"{generic}[]")
        elif place.shape.kind == "any":
            self.put(place, value, path)
        elif value:
            self.done.kinds.append((path, f"a list where {place.shape.kind} is expected"))

    def object_as_list(self, place: Place, value: dict[str, Any], path: str, generic: str) -> None:
        """A mapping as a list of pairs (tags, dimensions), or one object as a list of one."""
        item = place.shape.item()
        names = pair_names(item)
        if names is None:
            self.value(Place(place.operation, (*place.path, 0), item), value, path, generic)
            return
        self.put(place, [], path)
        for index, (key, text) in enumerate(value.items()):
            at = (*place.path, index)
            self.put_at(place.operation, (*at, names[0]), key, f"{path}.{key}")
            self.put_at(place.operation, (*at, names[1]), text, f"{path}.{key}")

    def pair(self, place: Place, how: dict[str, Any], value: Any, path: str) -> None:
        names = pair_names(place.shape.item())
        if names is None:
            raise RowError(f"{self.row.type}: {path}: no list of pairs")
        index = len(self.get(place) or [])
        text = value if isinstance(value, str) else json.dumps(value)
        if isinstance(value, (dict, list)):
            self.done.kinds.append((path, f"{text} where one value is expected"))
            return
        self.put_at(place.operation, (*place.path, index, names[0]), how["key"], path)
        self.put_at(place.operation, (*place.path, index, names[1]), text, path)

    def keyed(self, place: Place, value: list[Any], path: str, generic: str) -> None:
        self.put(place, {}, path)
        for index, item in enumerate(value):
            if not isinstance(item, dict):
                self.done.kinds.append((f"{path}[{index}]", f"{item!r} where an object is expected"))
                continue
            key = str(item.get(place.how["keyedBy"]))
            at = Place(place.operation, (*place.path, key), place.shape.item())
            rest = {name: inner for name, inner in item.items() if name != place.how["keyedBy"]}
            self.value(at, rest, f"{path}[{index}]", f"{generic}[]")

    def parsed(self, place: Place, value: Any, path: str) -> None:
        try:
            self.put(place, json.loads(value), path)
        except (TypeError, ValueError) as error:
            self.done.kinds.append((path, f"no JSON text: {error}"))

    def get(self, place: Place) -> Any:
        at: Any = self.done.parameters.get(place.operation, {})
        for step in place.path:
            if isinstance(at, dict):
                at = at.get(step)
            elif isinstance(at, list) and isinstance(step, int) and step < len(at):
                at = at[step]
            else:
                return None
        return at

    def put(self, place: Place, value: Any, path: str | None) -> None:
        if self.coerce and place.shape.kind == "string" and isinstance(value, (int, float)):
            value = json.dumps(value)
        self.put_at(place.operation, place.path, value, path)

    def put_at(self, operation: str, path: Path, value: Any, origin: str | None) -> None:
        at: Any = self.done.parameters.setdefault(operation, {})
        for index, step in enumerate(path):
            last = index == len(path) - 1
            fresh: Any = value if last else ([] if isinstance(path[index + 1], int) else {})
            if isinstance(at, list):
                while len(at) <= step:
                    at.append(None)
                held = at[step]
            else:
                held = at.get(step)
            # Several properties may fill one structure or list.
            if held is None or (
                last and not (isinstance(held, (dict, list)) and value in ({}, []))
            ):
                at[step] = fresh
            at = at[step]
        if origin is not None and path:
            self.done.origins.setdefault((operation, path), origin)
