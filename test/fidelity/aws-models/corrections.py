"""Lists of the service models that lag behind the service, and what they lack.

Corrected in place and not listed as wrong findings, so that the same members are judged further on. The
reasons are in ``corrections.ts``.
"""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path
from typing import Any, Callable, Iterator


def enums(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for name, inner in schema.items():
            yield from inner if name == "enum" else enums(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from enums(inner)


@functools.lru_cache(maxsize=None)
def search_nodes() -> list[str]:
    """Instance types of every region, as cfn-lint has them from AWS's price list."""
    # Found and not imported: loading cfn-lint takes longer than judging.
    spec = importlib.util.find_spec("cfnlint")
    (root,) = spec.submodule_search_locations if spec else ()
    extensions = Path(root) / "data" / "schemas" / "extensions"
    found = extensions / "aws_opensearchservice_domain" / "clusterconfig_instancetype_enum.json"
    return sorted(set(enums(json.loads(found.read_text()))))


# By shape: the service, and every value that another publisher has.
CORRECTIONS: dict[str, tuple[str, Callable[[], list[str]]]] = {
    "OpenSearchPartitionInstanceType": ("opensearch", search_nodes),
}


def missing(shape: str, published: list[str]) -> list[str]:
    """The values that a published list lacks."""
    if not published or shape not in CORRECTIONS:
        return []
    known = set(published)
    return [value for value in CORRECTIONS[shape][1]() if value not in known]


def all_missing(service: Callable[[str], Any]) -> dict[str, list[str]]:
    return {
        shape: missing(shape, list(service(name).shape_for(shape).enum))
        for shape, (name, _) in CORRECTIONS.items()
    }
