"""Limits that the service models only tell in words, by a reviewed table."""

from __future__ import annotations

import json
import re
from typing import Any, Iterator

import models
from rows import EACH, Path, pair_names


def member_path(member: str) -> list[str]:
    return member.replace("[]", f".{EACH}").split(".")


def action(entry: dict[str, Any]) -> str:
    return entry["operation"].partition(".")[2]


def words(entry: dict[str, Any]) -> str:
    """The documentation of a member, without markup; that of a map tells of each of its keys."""
    shape = models.operation(entry["operation"])
    for step in member_path(entry["member"]):
        if shape.kind == "map":
            break
        shape = shape.item() if step == EACH else shape.members()[step]
    if "key" in entry:
        shape = shape.members()[pair_names(shape)[0]]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", shape.model.documentation))


def values_at(value: Any, steps: list[str], path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if not steps:
        yield path, value
    elif steps[0] == EACH:
        for index, item in enumerate(value if isinstance(value, list) else []):
            yield from values_at(item, steps[1:], (*path, index))
    elif isinstance(value, dict) and value.get(steps[0]) is not None:
        yield from values_at(value[steps[0]], steps[1:], (*path, steps[0]))


def json_fault(entry: dict[str, Any], text: str) -> str | None:
    """What the words have against text that is JSON, and against the members of its object."""
    try:
        held = json.loads(text)
    except ValueError as error:
        return f"no JSON text: {error}"
    members = entry["json"]
    if not members:
        return None
    if not isinstance(held, dict):
        return f"{text[:200]!r} is no JSON object"
    missing = [name for name, of in members.items() if of.get("required") and name not in held]
    unknown = [name for name in held if name not in members]
    if missing or unknown:
        return f"{(missing + unknown)[0]} is {'missing' if missing else 'no member'}"
    for name, of in members.items():
        wrong = member_fault(of, held.get(name))
        if wrong is not None:
            return f"{name}: {wrong}"
    return None


def member_fault(of: dict[str, Any], value: Any) -> str | None:
    """What the words have against a member of such an object: one value, or a list with `most` items."""
    if value is None:
        return None
    if "most" in of and not isinstance(value, list):
        return f"{value!r} is no list"
    items = value if "most" in of else [value]
    if len(items) > of.get("most", 1):
        return f"{len(items)} items, allowed {of['most']}"
    return next((wrong for item in items if (wrong := item_fault(of, item)) is not None), None)


def item_fault(of: dict[str, Any], value: Any) -> str | None:
    single = not isinstance(value, (dict, list))
    return fault(of, value) if single else f"{value!r} is no single value"


def fault(entry: dict[str, Any], value: Any) -> str | None:
    """What the words have against a value; text and numbers are read alike."""
    text = str(value)
    if "json" in entry:
        return json_fault(entry, text)
    listed = [str(one) for one in entry.get("values", [])]
    if text in listed:
        return None
    if "pattern" in entry:
        return (
            None if re.fullmatch(entry["pattern"], text) else f"{text!r} is no {entry['pattern']}"
        )
    if "min" not in entry and "max" not in entry:
        return f"{text!r} is none of {', '.join(listed)}"
    if re.fullmatch(r"-?\d+", text) is None:
        return f"{text!r} is no whole number" + (f" nor {', '.join(listed)}" if listed else "")
    if int(text) < entry.get("min", int(text)) or int(text) > entry.get("max", int(text)):
        return f"{text} is outside {entry.get('min', '')}..{entry.get('max', '')}"
    return None


def faults(
    entries: list[dict[str, Any]], operation: str, parameters: dict[str, Any]
) -> Iterator[tuple[Path, str]]:
    for entry in entries:
        if action(entry) != operation:
            continue
        for path, value in values_at(parameters, member_path(entry["member"])):
            if "key" in entry:
                key, held = value.get("Key"), value.get("Value")
                path = (*path, "Value")
                if key != entry["key"]:
                    continue
                value = held
            wrong = fault(entry, value)
            if wrong is not None:
                yield path, f"{wrong}: {entry['says']}"


def constraint(
    entries: list[dict[str, Any]], operation: str, path: Path, key: str | None
) -> dict[str, Any]:
    """The limits of a member as those of a shape; ``path`` has ``EACH`` or numbers for indices."""
    steps = [EACH if isinstance(step, int) else step for step in path]
    for entry in entries:
        if (
            action(entry) == operation
            and member_path(entry["member"]) == steps
            and entry.get("key") == key
        ):
            if "json" in entry:
                return {"holds": "json"}
            limits = {name: entry[name] for name in ("min", "max", "pattern") if name in entry}
            # Words beside a range are exceptions from it, not the only values.
            return limits or {"enum": entry["values"]}
    return {}
