"""What CloudFormation's schemas say of the values of resources. Asked on standard input, answers on
standard output.

``{"twins": {type: twin}, "subjects": [{key, type, name, region, inputs}]}`` answers with
``{type: {property path: limits}}``, limits as JSON Schema words them. Only values that go into the
template as they are have limits here.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

FIDELITY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(FIDELITY / "cfn-lint"), str(FIDELITY / "python")]

from cfnlint.helpers import REGIONS  # noqa: E402

import schemas  # noqa: E402
from placing import Placing  # noqa: E402
from rows import Row, Shape  # noqa: E402

WORDS = (
    "enum",
    "pattern",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "format",
)


def shape_at(root: Shape, path: tuple[Any, ...]) -> Any:
    shape: Any = root
    for step in path:
        known = shape.kind in ("list", "map")
        shape = shape.item() if known else shape.members().get(step)
        if shape is None:
            return None
    return shape


def value_at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def steps(path: str) -> tuple[Any, ...]:
    found = re.findall(r"([^.\[\]]+)|\[(\d+)\]", path)
    return tuple(name if name else int(index) for name, index in found)


def limits(shape: schemas.Property) -> dict[str, Any]:
    return {word: shape.schema[word] for word in WORDS if word in shape.schema}


def main() -> dict[str, dict[str, Any]]:
    request = json.load(sys.stdin)
    answer: dict[str, dict[str, Any]] = {}
    for subject in request["subjects"]:
        twin = request["twins"][subject["type"]]
        region = subject["region"] if subject["region"] in REGIONS else "us-east-1"
        types = {"twin": twin["twin"], **twin.get("others", {})}
        roots = {name: schemas.resource(kind, region) for name, kind in types.items()}
        placed = Placing(Row(subject["type"], twin, roots)).place(subject["name"], subject["inputs"])
        for (root, member), origin in placed.origins.items():
            held = value_at(placed.parameters[root], member)
            # Words that are translated, joined or packed have no limits of their own.
            if isinstance(held, dict) or held != value_at(subject["inputs"], steps(origin)):
                continue
            shape = shape_at(roots[root], member)
            found = {} if shape is None else limits(shape)
            if found:
                generic = re.sub(r"\[\d+\]", "[]", origin)
                answer.setdefault(subject["type"], {}).setdefault(generic, found)
    return answer


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
