import { expect } from "chai";
import { AlarmTopic } from "../../../../components/monitoring";
import {
  expectConventions,
  expectGuarded,
  statements,
  TEST_TAGS,
} from "../../../support/conventions";
import { one, record, TEST_ACCOUNT } from "../../../support/record";

const LOGS_KEY = `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`;

const build = () =>
  record(
    (opts) =>
      new AlarmTopic(
        "a",
        { region: "eu-west-1", account: TEST_ACCOUNT, logsKeyArn: LOGS_KEY, tags: TEST_TAGS },
        opts,
      ),
  );

describe("AlarmTopic", () => {
  it("gives every resource a parent, a name, tags and a provider", async () => {
    expectConventions(await build(), "a");
  });

  it("is encrypted, and takes messages of this account's alarms alone, over TLS", async () => {
    const recorded = await build();
    const topic = one(recorded, "aws:sns/topic:Topic");
    expect(topic.inputs.kmsMasterKeyId).to.equal(LOGS_KEY);
    expect(one(recorded, "worldcell:monitoring:AlarmTopic").outputs.topicArn).to.equal(
      topic.outputs.arn,
    );
    const policy = statements(one(recorded, "aws:sns/topicPolicy:TopicPolicy").inputs.policy);
    expectGuarded(policy);
    const [alarms, tls, ...others] = policy;
    expect(others).to.deep.equal([]);
    expect(alarms).to.deep.include({
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: topic.outputs.arn,
      Condition: {
        StringEquals: { "aws:SourceAccount": TEST_ACCOUNT },
        ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:eu-west-1:${TEST_ACCOUNT}:alarm:*` },
      },
    });
    expect(tls).to.deep.include({ Effect: "Deny", Principal: "*", Action: "sns:Publish" });
  });
});
