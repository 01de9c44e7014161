"""Prints the create-only properties of CloudFormation types as compact JSON.

Standard input: a JSON list of type names, ["AWS::EC2::VPC"]. Runs in a virtual environment
that holds cfn-lint 1.58.0; generate.ts makes it. Properties are paths below "/properties/".
"""

import importlib.metadata
import json
import pathlib
import sys

import cfnlint

VERSION = "1.58.0"
# us-east-1 carries nearly every type; the others are asked, in order, for what it lacks.
FIRST_REGION = "us-east-1"


def schemas() -> tuple[pathlib.Path, list[dict[str, str]]]:
    base = pathlib.Path(cfnlint.__file__).parent / "data" / "schemas"
    files = sorted((base / "providers").glob("*.json"), key=lambda f: (f.stem != FIRST_REGION, f.stem))
    return base, [json.loads(f.read_text()) for f in files if f.stem != "__init__"]


def paths(schema: dict, key: str) -> list[str]:
    return sorted({p.removeprefix("/properties/") for p in schema.get(key) or []})


def main() -> None:
    found = importlib.metadata.version("cfn-lint")
    if found != VERSION:
        sys.exit(f"cfn-lint {found} is installed, {VERSION} is needed")
    base, providers = schemas()
    types: dict[str, dict[str, list[str]]] = {}
    missing = []
    for name in sorted(set(json.load(sys.stdin))):
        digest = next((p[name] for p in providers if name in p), None)
        if digest is None:
            missing.append(name)
            continue
        schema = json.loads((base / "resources" / f"{digest.removesuffix('.json')}.json").read_text())
        types[name] = {
            "createOnly": paths(schema, "createOnlyProperties"),
            "conditional": paths(schema, "conditionalCreateOnlyProperties"),
        }
    if missing:
        sys.exit("no schema for " + ", ".join(missing))
    date = json.loads((base / "version.json").read_text())["schema_date"]
    known = len({name for provider in providers for name in provider})
    json.dump({"cfnLint": VERSION, "schemaDate": date, "typesKnown": known, "types": types}, sys.stdout)


main()
