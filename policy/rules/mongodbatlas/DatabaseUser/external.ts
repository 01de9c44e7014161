import { mapping, resourceRule } from "../../../rule";
import { DATABASE_USER } from "../types";

export const external = resourceRule({
  id: "mongodbatlas-database-user-external",
  title: "A user that Atlas does not authenticate itself has no password there",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "Atlas refuses an IAM user outside $external; one with a password can be used past IAM.",
  fix: "Set authDatabaseName: $external, and leave the password out.",
  types: [DATABASE_USER],
  properties: ["authDatabaseName"],
  check: (it) => {
    if ((it.text("awsIamType") ?? "NONE") === "NONE") it.notApplicable("is no IAM user");
    it.mustBeOneOf("authDatabaseName", ["$external"], { shown: ["admin"] });
    it.mustBeAbsent("password");
  },
});
