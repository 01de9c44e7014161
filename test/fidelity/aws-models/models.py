"""botocore's service models as shapes, and the checks that they allow.

botocore itself checks kinds, required members and lower bounds only; enums, patterns and upper bounds
are in its data all the same.
"""

from __future__ import annotations

import functools
from typing import Any, Iterator

import botocore.session
import regex
from botocore.model import Shape as ModelShape

import corrections
from rows import EACH

KINDS = {
    "structure": "structure",
    "list": "list",
    "map": "map",
    "boolean": "boolean",
    "integer": "integer",
    "long": "integer",
    "float": "number",
    "double": "number",
}

SESSION = botocore.session.get_session()


@functools.lru_cache(maxsize=None)
def service(name: str) -> Any:
    return SESSION.get_service_model(name)


@functools.lru_cache(maxsize=None)
def wrapped(shape: ModelShape) -> "Member":
    return Member(shape)


class Member:
    """A shape of a service model; see ``rows.Shape``."""

    def __init__(self, shape: ModelShape):
        self.model = shape
        self.kind = KINDS.get(shape.type_name, "string")

    def members(self) -> dict[str, "Member"]:
        if self.kind != "structure":
            return {}
        return {name: wrapped(member) for name, member in self.model.members.items()}

    def item(self) -> "Member":
        return wrapped(self.model.value if self.kind == "map" else self.model.member)

    def enum(self) -> list[str]:
        published = list(getattr(self.model, "enum", None) or [])
        return [*published, *corrections.missing(self.model.name, published)]

    def required(self) -> list[str]:
        return list(self.model.required_members) if self.kind == "structure" else []

    def bounds(self) -> tuple[Any, Any]:
        return self.model.metadata.get("min"), self.model.metadata.get("max")

    def pattern(self) -> str | None:
        return self.model.metadata.get("pattern")


def operation(name: str) -> Member:
    """The input of ``service.Operation``."""
    of, _, action = name.partition(".")
    return wrapped(service(of).operation_model(action).input_shape)


# Beyond 16 bits, as patterns of Java write it: pairs of surrogates, which Python does not have.
SURROGATES = {
    r"\uD800\uDC00-\uDBFF\uDFFF": r"\U00010000-\U0010FFFF",
    r"\ud800\udc00-\udbff\udfff": r"\U00010000-\U0010FFFF",
}


@functools.lru_cache(maxsize=None)
def compiled(pattern: str) -> Any:
    """A pattern as the services read it: of the whole text. None when it cannot be read."""
    for pairs, characters in SURROGATES.items():
        pattern = pattern.replace(pairs, characters)
    try:
        return regex.compile(pattern, regex.VERSION0 | regex.DOTALL)
    except regex.error:
        return None


@functools.lru_cache(maxsize=None)
def partitions() -> dict[str, Any]:
    return {entry["id"]: entry for entry in SESSION.get_data("partitions")["partitions"]}


@functools.lru_cache(maxsize=None)
def is_region(name: str, partition: str | None = None) -> bool:
    """A region of a partition; one that is newer than the data passes by the partition's own form."""
    of = [partitions()[partition]] if partition else partitions().values()
    return any(
        name in entry["regions"] or regex.fullmatch(entry["regionRegex"], name) is not None
        for entry in of
    )


def arn_fault(text: str) -> str | None:
    """What is wrong with an ARN, by its general form and the published partitions."""
    parts = text.split(":", 5)
    if len(parts) < 6 or parts[0] != "arn":
        return "is not arn:partition:service:region:account:resource"
    _, partition, name, region, account, resource = parts
    if partition not in partitions():
        return f"names partition {partition!r}"
    if regex.fullmatch(r"[a-z0-9-]+", name) is None:
        return f"names service {name!r}"
    if region and not is_region(region, partition):
        return f"names region {region!r}"
    if account not in ("", "aws") and regex.fullmatch(r"\d{12}", account) is None:
        return f"names account {account!r}"
    return None if resource else "names no resource"


# Ids of EC2 by the name of their shape or member: a prefix, and 8 or 17 hexadecimal digits.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
PREFIXES = {
    "AllocationId": "eipalloc",
    "EgressOnlyInternetGatewayId": "eigw",
    "InternetGatewayId": "igw",
    "NatGatewayId": "nat",
    "NetworkInterfaceId": "eni",
    "PrefixListResourceId": "pl",
    "RouteGatewayId": "(igw|vgw|vpce)",
    "RouteTableId": "rtb",
    "SecurityGroupId": "sg",
    "SecurityGroupIds": "sg",
    "SubnetId": "subnet",
    "SubnetIds": "subnet",
    "TransitGatewayId": "tgw",
    "VpcEndpointId": "vpce",
    "VpcId": "vpc",
    "VpcPeeringConnectionId": "pcx",
}
IDS = {name: rf"{prefix}-([0-9a-f]{{8}}|[0-9a-f]{{17}})" for name, prefix in PREFIXES.items()}
# Local zones have a place between region and zone, `us-east-1-bos-1a`.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
IDS["AvailabilityZone"] = r"[a-z]{2}(-[a-z0-9]+)+-\d[a-z]"
# https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
IDS["AvailabilityZoneId"] = r"[a-z]{2,5}\d-([a-z0-9]+-)?az\d"


def id_form(shape: Member, path: tuple[Any, ...]) -> str | None:
    return IDS.get(shape.model.name) or IDS.get(last_name(path))


Fault = tuple[tuple[Any, ...], str, str]


def faults(shape: Member, value: Any, path: tuple[Any, ...] = ()) -> Iterator[Fault]:
    """What the model has against a value: path, rule, message."""
    kind = shape.kind
    if kind == "structure":
        if not isinstance(value, dict):
            yield path, "kind", f"{value!r} is no structure"
            return
        for name in shape.required():
            if value.get(name) is None:
                yield (*path, name), "required", f"{name} is missing"
        members = shape.members()
        for name, inner in value.items():
            if name not in members:
                yield (*path, name), "unknown", f"there is no member {name}"
            elif inner is not None:
                yield from faults(members[name], inner, (*path, name))
    elif kind == "list":
        if not isinstance(value, list):
            yield path, "kind", f"{value!r} is no list"
            return
        yield from bounded(shape, len(value), path, "size", "items")
        for index, inner in enumerate(value):
            yield from faults(shape.item(), inner, (*path, index))
    elif kind == "map":
        if not isinstance(value, dict):
            yield path, "kind", f"{value!r} is no mapping"
            return
        yield from bounded(shape, len(value), path, "size", "entries")
        for name, inner in value.items():
            yield from faults(wrapped(shape.model.key), name, (*path, name))
            yield from faults(shape.item(), inner, (*path, name))
    elif kind == "boolean":
        if not isinstance(value, bool):
            yield path, "kind", f"{value!r} is neither true nor false"
    elif kind in ("integer", "number"):
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            yield path, "kind", f"{value!r} is no number"
        elif kind == "integer" and not whole:
            yield path, "kind", f"{value!r} is no whole number"
        else:
            yield from bounded(shape, value, path, "range", "")
    elif not isinstance(value, str):
        yield path, "kind", f"{value!r} is no text"
    else:
        yield from text_faults(shape, value, path)


def text_faults(shape: Member, value: str, path: tuple[Any, ...]) -> Iterator[Fault]:
    allowed = shape.enum()
    if allowed and value not in allowed:
        yield path, "enum", f"{value!r} is none of {', '.join(allowed[:40])}"
    yield from bounded(shape, len(value), path, "length", "characters")
    pattern = shape.pattern()
    matcher = compiled(pattern) if pattern else None
    if pattern and matcher is None:
        yield path, "unreadable", f"pattern {pattern[:200]} cannot be read"
    if matcher is not None and matcher.fullmatch(value) is None:
        yield path, "pattern", f"{value[:200]!r} does not match {pattern[:200]}"
    if value.startswith("arn:") or is_arn(shape, path):
        wrong = arn_fault(value)
        if wrong is not None and not allowed:
            yield path, "arn", f"{value[:200]!r} {wrong}"
    elif (form := id_form(shape, path)) is not None and regex.fullmatch(form, value) is None:
        yield path, "id", f"{value!r} does not match {form}"
    elif is_region_name(shape, path) and not allowed and not is_region(value):
        yield path, "region", f"{value!r} is no region"


def last_name(path: tuple[Any, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str) and step != EACH), "")


def is_arn(shape: Member, path: tuple[Any, ...]) -> bool:
    """True for members that hold ARNs by their published name."""
    names = (last_name(path), shape.model.name)
    return any(name.endswith(("Arn", "ARN")) for name in names)


def is_region_name(shape: Member, path: tuple[Any, ...]) -> bool:
    return last_name(path).lower().endswith("region") or shape.model.name.endswith("Region")


def bounded(
    shape: Member, number: float, path: tuple[Any, ...], rule: str, unit: str
) -> Iterator[Fault]:
    low, high = shape.bounds()
    if (low is not None and number < low) or (high is not None and number > high):
        limits = f"{'' if low is None else low}..{'' if high is None else high}"
        yield path, rule, f"{number} {unit}".rstrip() + f", allowed {limits}"
