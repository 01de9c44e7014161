import { skipWithout } from "../../support/tools";
import { awsSchema, missingForAwsSchema, type AwsSchema } from "./shape";

/** The provider's schema for the tests of one `describe`, fetched before them where it has to be. */
export function withAwsSchema(): () => AwsSchema {
  before(function () {
    this.timeout(300_000);
    skipWithout(this, "the AWS provider schema", missingForAwsSchema());
  });
  return awsSchema;
}
