"""Judges resources by botocore's service models. Asked on standard input, answers on standard output.

``{"ask": "judge", "rows": {type: row}, "subjects": [{key, type, name, region, inputs}]}`` answers with
``[{key, path, rule, message}]``; ``{"ask": "constraints", ...}`` with what the models say of each
property that the subjects have, ``{type: [constraint]}``; ``{"ask": "words"}`` with the documentation
that each entry of ``documented`` (see ``documented.ts``) is about; ``{"ask": "corrections"}`` with what
each of ``corrections.py`` adds, ``{shape: [value]}``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Iterator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "python"))

import corrections  # noqa: E402
import documented  # noqa: E402
import models  # noqa: E402
from placing import Placing  # noqa: E402
from rows import ANY, EACH, Place, Row, RowError, pair_names  # noqa: E402

# Limits that the models tell in words; see `documented.ts`.
TOLD: list[dict[str, Any]] = []


def row_of(kind: str, row: dict[str, Any]) -> Row:
    roots = {name.partition(".")[2]: models.operation(name) for name in row["operations"]}
    return Row(kind, row, roots)


def property_name(row: Row, container: str, member: str) -> str:
    """The property that a missing member comes from, by the row, else by its own name."""
    prefix = f"{container}." if container else ""
    for generic, rule in row.rules.items():
        target = (
            rule if isinstance(rule, str) else rule.get("to", "") if isinstance(rule, dict) else ""
        )
        if target.rpartition(":")[2] == member and generic.rpartition(".")[0] == container:
            return generic
    return prefix + member[0].lower() + member[1:]


def judge(rows: dict[str, Row], subject: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    row = rows[subject["type"]]
    region = subject["region"]
    if region and not models.is_region(region):
        yield "region", "region", f"{region!r} is no region"
    placed = Placing(row).place(subject["name"], subject["inputs"])
    for path, key in placed.unknown:
        yield path, "unknown", f"{row.first} and its companions have no member for {key}"
    for path, message in placed.kinds:
        yield path, "kind", message
    for operation, parameters in placed.parameters.items():
        for path, rule, message in models.faults(row.roots[operation], parameters):
            where = operation + "".join(
                f"[{step}]" if isinstance(step, int) else f".{step}" for step in path
            )
            origin = placed.origin(operation, path)
            if rule == "required":
                container = placed.origin(operation, path[:-1])
                origin = property_name(row, container, path[-1])
            yield origin, rule, f"{where}: {message}"
        for path, message in documented.faults(TOLD, operation, parameters):
            yield placed.origin(operation, path), "documented", f"{operation}: {message}"


def generic_paths(
    row: Row, place: Place, value: Any, generic: str, required: bool
) -> Iterator[dict[str, Any]]:
    """Constraints of a placed property and of all below it."""
    shape = place.shape
    if "key" in place.how:
        limits = documented.constraint(TOLD, place.operation, (*place.path, EACH), place.how["key"])
        if limits:
            yield {
                "path": generic,
                "member": f"{place.operation}.{place.how['key']}",
                "kind": "attribute",
                "required": False,
                **limits,
            }
        return
    if isinstance(value, list):
        if ANY in place.path:
            # Such as `ResourceRecords[].Value`: the property is a list, its items are members of items.
            hole = place.path.index(ANY)
            place = Place(
                place.operation, (*place.path[:hole], EACH, *place.path[hole + 1 :]), shape
            )
        elif shape.kind == "list":
            yield constraint(place, shape, generic, required)
            place = Place(place.operation, (*place.path, EACH), shape.item())
        for item in value:
            yield from generic_paths(row, place, item, f"{generic}[]", False)
        return
    if isinstance(value, dict):
        if shape.kind == "list":
            if pair_names(shape.item()) is not None:
                yield constraint(place, shape, generic, required)
                return
            place = Place(place.operation, (*place.path, 0), shape.item())
        yield constraint(place, place.shape, generic, required)
        yield from below(row, place, value, generic)
        return
    yield constraint(place, shape, generic, required)


def below(row: Row, place: Place, value: dict[str, Any], generic: str) -> Iterator[dict[str, Any]]:
    if place.shape.kind == "map":
        return
    for key, child in value.items():
        at = f"{generic}.{key}" if generic else key
        if child is None or at in ("region", "tags"):
            continue
        found = row.find(place, at, key, value, isinstance(child, list))[0]
        if isinstance(found, Place):
            last = found.path[-1] if found.path else ""
            holder = row.descend(
                Place(found.operation, (), row.roots[found.operation]), found.path[:-1], at
            )
            needed = found.path[:-1] == place.path and last in required_of(holder.shape)
            yield from generic_paths(row, found, child, at, needed)


def required_of(shape: Any) -> list[str]:
    return shape.required() if shape.kind == "structure" else []


def constraint(place: Place, shape: Any, generic: str, required: bool) -> dict[str, Any]:
    low, high = shape.bounds()
    found: dict[str, Any] = {
        "path": generic,
        "member": ".".join(
            [place.operation, *("[]" if step == EACH else str(step) for step in place.path)]
        ),
        "kind": shape.kind,
        "required": required,
    }
    if shape.kind == "list" and pair_names(shape.item()) is not None:
        found["kind"] = "map"
    if "values" in place.how:
        found["kind"] = "translated"
    elif "text" in place.how:
        found["kind"] = "attribute"
    elif shape.enum():
        found["enum"] = shape.enum()
    if low is not None:
        found["min"] = low
    if high is not None:
        found["max"] = high
    if shape.pattern() is not None:
        found["pattern"] = shape.pattern()
    told = documented.constraint(TOLD, place.operation, place.path, None)
    if told:
        found.update(told)
    if shape.kind == "string" and models.is_arn(shape, place.path):
        found["holds"] = "arn"
    elif shape.kind == "string" and models.id_form(shape, place.path) is not None:
        found["holds"] = "id"
    elif shape.kind == "string" and models.is_region_name(shape, place.path):
        found["holds"] = "region"
    return found


def constraints(rows: dict[str, Row], subjects: list[dict[str, Any]]) -> dict[str, list[Any]]:
    answer: dict[str, dict[str, Any]] = {}
    for subject in subjects:
        row = rows[subject["type"]]
        found = answer.setdefault(subject["type"], {})
        for entry in below(row, row.root(), subject["inputs"], ""):
            found.setdefault(entry["path"], entry)
    return {kind: [found[path] for path in sorted(found)] for kind, found in answer.items()}


def main() -> Any:
    request = json.load(sys.stdin)
    TOLD.extend(request["documented"])
    if request["ask"] == "words":
        return [documented.words(entry) for entry in TOLD]
    if request["ask"] == "corrections":
        return corrections.all_missing(models.service)
    rows: dict[str, Row] = {}
    broken = []
    for kind, row in request["rows"].items():
        try:
            rows[kind] = row_of(kind, row)
        except Exception as error:  # botocore has an exception per missing thing
            broken.append(f"{kind}: {error}")
    if broken:
        sys.exit("\n".join(broken))
    if request["ask"] == "constraints":
        return constraints(rows, request["subjects"])
    return [
        {"key": subject["key"], "path": path, "rule": rule, "message": message}
        for subject in request["subjects"]
        for path, rule, message in judge(rows, subject)
    ]


if __name__ == "__main__":
    try:
        json.dump(main(), sys.stdout)
    except RowError as error:
        sys.exit(str(error))
