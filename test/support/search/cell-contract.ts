import { CONTRACT_VERSION } from "../../../infra/contracts/contract";

const ACCOUNT = "111122223333";
/** The maintenance function that {@link cellContract} names. */
export const ARN = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:search-maintain`;
const key = (name: string) => `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${name}`;
const queue = (name: string) => ({
  url: `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/${name}`,
  arn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:${name}`,
});

/**
 * What a cell's stack tells its readers, as far as operators' commands need it.
 *
 * @param maintainFunctionArn function that they call.
 */
export function cellContract(maintainFunctionArn = ARN) {
  const [feed, letters] = [queue("feed"), queue("dead-letters")];
  return {
    contractVersion: CONTRACT_VERSION,
    environment: "prod",
    stack: "prod.eu-west-1",
    region: "eu-west-1",
    zone: "europe",
    entry: {
      dnsName: "lb.eu-west-1.elb.amazonaws.com",
      hostedZoneId: "Z1",
      loadBalancerArn: `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:loadbalancer/app/a/1`,
      targetGroupArn: `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:targetgroup/a/1`,
    },
    keys: { data: key("data"), logs: key("logs"), secrets: key("secrets") },
    atlasSrv: "mongodb+srv://c-pl-0.example.net",
    loader: {
      queueUrl: feed.url,
      queueArn: feed.arn,
      deadLettersUrl: letters.url,
      deadLettersArn: letters.arn,
      loaderFunctionArn: ARN.replace("maintain", "load"),
      maintainFunctionArn,
      bootstrapFunctionArn: ARN.replace("maintain", "bootstrap"),
      feedRoleArn: `arn:aws:iam::${ACCOUNT}:role/search-feed`,
    },
    complete: true,
  };
}
