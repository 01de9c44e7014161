import { mapping, resourceRule } from "../../../../rule";

export const amiNotPublic = resourceRule({
  id: "aws-ec2-ami-launch-permission-not-public",
  title: "An image of a machine is not given to everybody",
  severity: "high",
  frameworks: [mapping("worldcell", "machines")],
  why: "Everybody may start it and read what is on its disk.",
  fix: "Name an account or an organization instead of the group all.",
  types: ["aws:ec2/amiLaunchPermission:AmiLaunchPermission"],
  properties: ["group"],
  check: (it) => {
    if (it.text("group") === "all") it.fail("group", "is all; an account must be named instead");
  },
});
