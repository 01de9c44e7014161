"""Answers with the versions of the validators and with what it was asked."""

import json
import sys
from importlib.metadata import version

json.dump(
    {
        "asked": json.load(sys.stdin),
        "versions": {name: version(name) for name in ("botocore", "cfn-lint", "parliament")},
    },
    sys.stdout,
)
