import { mapping, resourceRule } from "../../../../rule";

export const nodesRemoteAccess = resourceRule({
  id: "aws-eks-node-group-remote-access",
  title: "The nodes of a group are not open to SSH from everywhere",
  severity: "high",
  frameworks: [mapping("checkov", "CKV_AWS_100")],
  why: "A key without source groups opens port 22 of every node to the world.",
  fix: "Leave remoteAccess out and use Session Manager, or name sourceSecurityGroupIds.",
  types: ["aws:eks/nodeGroup:NodeGroup"],
  properties: ["remoteAccess.ec2SshKey", "remoteAccess.sourceSecurityGroupIds"],
  check: (it) => {
    if (!it.has("remoteAccess.ec2SshKey")) it.notApplicable("has no key for SSH");
    it.mustExist("remoteAccess.sourceSecurityGroupIds");
  },
});
