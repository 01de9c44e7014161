"""Writes actions.json from the service authorization reference, as parliament 1.6.4 ships it.

Run: python actions.py PATH/TO/parliament/iam_definition.json > actions.json

Per service, actions that take no resource, so that `*` is all that can be written for them. Where every
action of a verb is such a one, the verb stands for them: `Describe*`.
"""

import json
import re
import sys

SERVICES = """
acm aoss apigateway appconfig application-autoscaling athena autoscaling backup batch cloudformation cloudfront
cloudtrail cloudwatch codebuild cognito-idp config dms dynamodb ec2 ecr ecs eks elasticache elasticfilesystem
elasticloadbalancing es events execute-api firehose glue guardduty iam kafka kinesis kms lambda logs memorydb
organizations osis personalize pipes ram rds redshift route53 s3 scheduler secretsmanager servicediscovery ses
sns sqs ssm ssmmessages states sts tag wafv2 xray
""".split()

with open(sys.argv[1], encoding="utf-8") as file:
    definition = json.load(file)

actions = {}
for service in definition:
    known = actions.setdefault(service["prefix"], {})
    for action in service["privileges"]:
        named = [entry for entry in action["resource_types"] if entry["resource_type"].strip("* ")]
        known[action["privilege"]] = known.get(action["privilege"], False) or bool(named)

table = {}
for service in SERVICES:
    free = {name for name, named in actions[service].items() if not named}
    verbs = {re.match(r"[A-Z]+?[a-z]*(?=[A-Z]|$)|\w+", name).group(0) for name in free}
    whole = {
        verb
        for verb in verbs
        if len([name for name in free if name.startswith(verb)]) > 1
        and all(name in free for name in actions[service] if name.startswith(verb))
    }
    single = [name for name in free if not any(name.startswith(verb) for verb in whole)]
    table[service] = " ".join(sorted([f"{verb}*" for verb in whole] + single))

json.dump(table, sys.stdout, indent=1)
sys.stdout.write("\n")
