"""Judges resources as CloudFormation templates. Asked on standard input, answers on standard output.

``{"twins": {type: twin}, "subjects": [{key, type, name, region, inputs}]}`` answers with
``[{key, path, rule, message}]``. One process judges everything: reading the schemas takes longer than
using them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Iterator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "python"))

from cfnlint.config import ConfigMixIn  # noqa: E402
from cfnlint.decode.mark import Mark  # noqa: E402
from cfnlint.decode.utils import convert_dict  # noqa: E402
from cfnlint.helpers import REGIONS  # noqa: E402
from cfnlint.rules import Match, Rules  # noqa: E402
from cfnlint.runner import Runner, run_template_by_data  # noqa: E402

import schemas  # noqa: E402
from placing import Placed, Placing  # noqa: E402
from rows import Row, RowError  # noqa: E402

# Resources in one template. CloudFormation's own limit is 500; what a template costs beyond its
# resources is small.
CHUNK = 100

# Information, advice about templates, and rules between resources: the same bucket comes once for each
# of its settings, and several fleets, or several variants of one resource, come in one template.
NOT_MEANT = [
    "I",
    "W3010",  # availability zones by name
    "W3011",  # deletion policies
    "E3007",  # unique names
    "E3019",  # unique physical names
    "E3022",  # one route table for a subnet
    "E3059",  # subnets inside their VPC
    "E3060",  # subnets do not overlap
    "E3064",  # one private DNS name for a service in a VPC
]

TWIN = "twin"


def row_of(kind: str, twin: dict[str, Any], region: str) -> Row:
    types = types_of(twin)
    return Row(kind, twin, {name: schemas.resource(of, region) for name, of in types.items()})


def types_of(twin: dict[str, Any]) -> dict[str, str]:
    return {TWIN: twin["twin"], **twin.get("others", {})}


def chunks(subjects: list[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    by_region: dict[str, list[dict[str, Any]]] = {}
    for subject in subjects:
        # A region that is newer than the schemas is judged by those of the first one.
        region = subject["region"] if subject["region"] in REGIONS else "us-east-1"
        by_region.setdefault(region, []).append(subject)
    for region, found in by_region.items():
        for start in range(0, len(found), CHUNK):
            yield region, found[start : start + CHUNK]


def judge(
    twins: dict[str, Any], region: str, subjects: list[dict[str, Any]], rules: Rules
) -> Iterator[dict[str, str]]:
    placed: dict[str, tuple[dict[str, Any], Placed, str]] = {}
    found: list[dict[str, str]] = []
    resources: dict[str, Any] = {}
    for index, subject in enumerate(subjects):
        twin = twins[subject["type"]]
        done = Placing(row_of(subject["type"], twin, region), coerce=True).place(
            subject["name"], subject["inputs"]
        )
        for path, key in done.unknown:
            found.append(
                finding(subject, path, "unknown", f"{twin['twin']} has no property for {key}")
            )
        for path, message in done.kinds:
            found.append(finding(subject, path, "kind", message))
        mark = Mark(index, 0)
        for name, properties in done.parameters.items():
            logical = f"R{index}{name}"
            placed[logical] = (subject, done, name)
            # Findings of equal text at equal places count once: every resource has its own line.
            resources[logical] = convert_dict(
                {"Type": types_of(twin)[name], "Properties": properties}, mark, mark
            )
    template = convert_dict({"AWSTemplateFormatVersion": "2010-09-09"})
    template["Resources"] = convert_dict({})
    template["Resources"].update(resources)
    config = ConfigMixIn(regions=[region], ignore_checks=NOT_MEANT)
    for match in run_template_by_data(template, config, rules):
        path = list(getattr(match, "path", []))
        if len(path) < 2 or path[0] != "Resources" or str(path[1]) not in placed:
            # A rule that broke: only one resource by itself says about which.
            yield from alone(twins, region, subjects, rules, match)
            return
        subject, done, name = placed[str(path[1])]
        member = tuple(step if isinstance(step, int) else str(step) for step in path[3:])
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in member)
        message = f"{types_of(twins[subject['type']])[name]}{where}: {match.message}"
        found.append(finding(subject, done.origin(name, member), match.rule.id, message))
    yield from found


def alone(
    twins: dict[str, Any], region: str, subjects: list[dict[str, Any]], rules: Rules, match: Match
) -> Iterator[dict[str, str]]:
    if len(subjects) == 1:
        yield finding(subjects[0], "", match.rule.id, match.message)
        return
    half = len(subjects) // 2
    yield from judge(twins, region, subjects[:half], rules)
    yield from judge(twins, region, subjects[half:], rules)


def finding(subject: dict[str, Any], path: str, rule: str, message: str) -> dict[str, str]:
    return {"key": subject["key"], "path": path, "rule": rule, "message": message}


def rules_for(types: set[str]) -> Rules:
    """The rules that may be about some of the types: every property is offered to every rule."""

    def is_about(rule: Any) -> bool:
        keywords = [keyword.split("/") for keyword in getattr(rule, "keywords", [])]
        bound = [
            steps[1]
            for steps in keywords
            if steps[0] == "Resources" and "::" in "".join(steps[1:2])
        ]
        return len(bound) < len(keywords) or not keywords or any(of in types for of in bound)

    config = ConfigMixIn(regions=["us-east-1"], ignore_checks=NOT_MEANT)
    return Rules({name: rule for name, rule in Runner(config).rules.items() if is_about(rule)})


def main() -> list[dict[str, str]]:
    request = json.load(sys.stdin)
    twins = request["twins"]
    # Loading the rules takes as long as a template.
    rules = rules_for({of for twin in twins.values() for of in types_of(twin).values()})
    return [
        found
        for region, subjects in chunks(request["subjects"])
        for found in judge(twins, region, subjects, rules)
    ]


if __name__ == "__main__":
    try:
        json.dump(main(), sys.stdout)
    except RowError as error:
        sys.exit(str(error))
