import { expect } from "chai";
import * as fc from "fast-check";
import {
  ACCESS_LOG_DAYS,
  accessLogBucketName,
  accessLogPolicy,
  certificateNames,
  firewallLogGroupName,
  firewallRules,
  FIREWALL_LOG_DAYS,
} from "../../../../components/entry";
import { checkEntry } from "../../../../components/entry/entry-layout";
import { LOG_GROUPS } from "../../../../infra/log-groups";
import { PHASES } from "../../../../infra/fleet/schema";
import { AWS_REGIONS } from "../../../../infra/regions/aws";
import { stackTags } from "../../../../infra/tags";

const tags = stackTags("skyforge", "prod", "prod.eu-west-1");
const ACCOUNT = "111122223333";

describe("entry layout", () => {
  it("asks for the names that players and smoke tests use", () => {
    expect(certificateNames("play.example.com")).to.deep.equal({
      name: "api.play.example.com",
      alternative: "*.cell.play.example.com",
    });
  });

  it("gives every region and game a bucket name that S3 takes", () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,15}$/);
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom(...Object.keys(AWS_REGIONS)),
        (game, environment, region) => {
          const name = accessLogBucketName(stackTags(game, environment, "s"), region, ACCOUNT);
          expect(name).to.match(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
        },
      ),
    );
  });

  it("names the firewall's log so that WAF may write to it, and the network's policy covers it", () => {
    const name = firewallLogGroupName(tags);
    expect(name).to.equal("aws-waf-logs-worldcell-skyforge-prod");
    expect(name.startsWith(LOG_GROUPS.firewall)).to.equal(true);
  });

  it("keeps logs no shorter in a bigger phase, and for days that CloudWatch Logs accepts", () => {
    const accepted = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365];
    for (const days of [ACCESS_LOG_DAYS, FIREWALL_LOG_DAYS]) {
      const byPhase = PHASES.map((phase) => days[phase]);
      expect(byPhase).to.deep.equal([...byPhase].sort((a, b) => a - b));
    }
    for (const phase of PHASES) expect(accepted).to.include(FIREWALL_LOG_DAYS[phase]);
  });

  describe("policy of the access logs", () => {
    const policy = JSON.parse(
      accessLogPolicy({ bucket: "logs", region: "eu-west-1", account: ACCOUNT }),
    ) as { Statement: Record<string, unknown>[] };
    const statement = (sid: string) => policy.Statement.find(({ Sid }) => Sid === sid);

    it("refuses everything that does not come over TLS", () => {
      expect(statement("OnlyTls")).to.deep.include({
        Effect: "Deny",
        Principal: "*",
        Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      });
    });

    it("lets only load balancers write, and only under this account's path", () => {
      expect(statement("LoadBalancerLogs")).to.deep.include({
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::logs/AWSLogs/${ACCOUNT}/*`,
      });
    });

    it("refuses a source of another account or region, where the request names its source", () => {
      expect(statement("LoadBalancerLogs")?.Condition).to.deep.equal({
        StringEqualsIfExists: { "aws:SourceAccount": ACCOUNT },
        ArnLikeIfExists: {
          "aws:SourceArn": `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:loadbalancer/*`,
        },
      });
    });

    it("allows nothing else", () => {
      expect(policy.Statement.filter(({ Effect }) => Effect === "Allow")).to.have.length(1);
    });
  });

  describe("firewall", () => {
    const rules = firewallRules(5000);

    it("has rules of distinct names and priorities, each with figures in CloudWatch", () => {
      expect(rules.map(({ priority }) => priority)).to.deep.equal([0, 1, 2, 3]);
      expect(new Set(rules.map(({ name }) => name))).to.have.property("size", rules.length);
      for (const { visibilityConfig } of rules) {
        expect(visibilityConfig).to.have.property("cloudwatchMetricsEnabled", true);
      }
    });

    it("blocks what the managed groups block", () => {
      const groups = rules.flatMap((rule) => {
        const text = JSON.stringify(rule.statement);
        const found = /AWSManagedRules\w+/.exec(text);
        if (found === null) return [];
        expect(rule.overrideAction).to.deep.equal({ none: {} });
        expect(rule.action).to.equal(undefined);
        return [found[0]];
      });
      expect(groups).to.deep.equal([
        "AWSManagedRulesAmazonIpReputationList",
        "AWSManagedRulesKnownBadInputsRuleSet",
        "AWSManagedRulesCommonRuleSet",
      ]);
    });

    it("blocks an address that sends more than the limit in five minutes", () => {
      const rate = rules.find(({ name }) => name === "rate-per-address");
      expect(rate?.action).to.deep.equal({ block: {} });
      expect(rate?.statement).to.deep.equal({
        rateBasedStatement: { aggregateKeyType: "IP", evaluationWindowSec: 300, limit: 5000 },
      });
    });
  });

  it("refuses a name too long for a load balancer, with the limit", () => {
    expect(() => {
      checkEntry("a-component-name-that-is-too-long", 100);
    }).to.throw('Entry "a-component-name-that-is-too-long": the name has 33 characters; 20');
  });

  it("refuses a rate that WAF does not take, with the range", () => {
    for (const rate of [0, 9, 2_000_000_001]) {
      expect(() => {
        checkEntry("entry", rate);
      }).to.throw(`requestsPerFiveMinutes is ${String(rate)}; WAF takes 10 to 2000000000`);
    }
    expect(() => {
      checkEntry("entry", 10);
    }).not.to.throw();
  });
});
