"""The schemas of CloudFormation's resource types as shapes; see ``rows.Shape``."""

from __future__ import annotations

import functools
from typing import Any

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

# In the order in which a schema that allows several is read.
KINDS = {
    "array": "list",
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}


def with_choices(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that only offers choices of objects, as one object with the properties of all."""
    if "properties" in schema:
        return schema
    choices = [choice for word in ("oneOf", "anyOf") for choice in schema.get(word, [])]
    merged = {name: of for choice in choices for name, of in choice.get("properties", {}).items()}
    return {**schema, "properties": merged} if merged else schema


class Property:
    """A schema of a property; ``$ref`` is followed."""

    def __init__(self, schema: dict[str, Any], root: dict[str, Any]):
        while "$ref" in schema:
            schema = functools.reduce(
                lambda at, step: at[step], schema["$ref"].split("/")[1:], root
            )
        self.schema = with_choices(schema)
        self.root = root
        self.kind = self.kind_of()

    def kind_of(self) -> str:
        if "properties" in self.schema:
            return "structure"
        kinds = self.schema.get("type")
        if isinstance(kinds, list) and "object" in kinds:
            return "any"
        if kinds == "object":
            return "map" if self.entries() is not None else "any"
        known = [kinds] if isinstance(kinds, str) else kinds or []
        return next((KINDS[kind] for kind in KINDS if kind in known), "any")

    def entries(self) -> dict[str, Any] | None:
        by_pattern = list(self.schema.get("patternProperties", {}).values())
        more = self.schema.get("additionalProperties")
        return by_pattern[0] if by_pattern else (more if isinstance(more, dict) else None)

    @functools.cache
    def members(self) -> dict[str, "Property"]:
        of = self.schema.get("properties", {})
        return {name: Property(schema, self.root) for name, schema in of.items()}

    @functools.cache
    def item(self) -> "Property":
        inner = self.entries() if self.kind == "map" else self.schema.get("items")
        return Property(inner or {}, self.root)


@functools.cache
def resource(kind: str, region: str) -> Property:
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(region, kind).schema
    return Property(schema, schema)
