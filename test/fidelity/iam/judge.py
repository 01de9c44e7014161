"""Judges IAM documents by parliament's own data and rules; private and community auditors stay off."""

import json
import sys
import warnings

# parliament still uses pkg_resources, which says on every start that it is deprecated.
warnings.filterwarnings("ignore")

from parliament import analyze_policy_string  # noqa: E402


def finding(sid, issue, detail, location=None):
    text = location.get("string") if isinstance(location, dict) else None
    return {"sid": sid, "issue": issue, "detail": detail, "text": text if isinstance(text, str) else None}


def judged(document):
    try:
        policy = analyze_policy_string(document, ignore_private_auditors=True)
    except Exception as error:  # What parliament cannot read is not a policy.
        return [finding(None, "EXCEPTION", f"{type(error).__name__}: {error}")]
    own = [finding(None, x.issue, x.detail, x.location) for x in policy._findings]
    return own + [
        finding(statement.sid if statement.sid is not None else str(index), x.issue, x.detail, x.location)
        for index, statement in enumerate(policy.statements)
        for x in statement.findings
    ]


json.dump([judged(document) for document in json.load(sys.stdin)], sys.stdout)
