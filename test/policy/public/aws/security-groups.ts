import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";

const VPC = "vpc-0a11b22c33d44e55f";

/** Rules inline: the public entry, what stands behind it, and the database behind that. */
export function inline(): void {
  const entry = new ec2.SecurityGroup("entry", {
    vpcId: VPC,
    description: "Public load balancer",
    ingress: [
      {
        description: "HTTPS from anywhere",
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: ["0.0.0.0/0"],
        ipv6CidrBlocks: ["::/0"],
      },
      {
        description: "HTTP, redirected",
        protocol: "tcp",
        fromPort: 80,
        toPort: 80,
        cidrBlocks: ["0.0.0.0/0"],
        ipv6CidrBlocks: ["::/0"],
      },
    ],
    egress: [
      {
        description: "Targets",
        protocol: "tcp",
        fromPort: 8080,
        toPort: 8080,
        cidrBlocks: ["10.40.0.0/16"],
      },
    ],
    tags: { Name: "entry" },
  });
  const web = new ec2.SecurityGroup("web", {
    vpcId: VPC,
    description: "Web servers",
    ingress: [
      {
        description: "From the load balancer",
        protocol: "tcp",
        fromPort: 8080,
        toPort: 8080,
        securityGroups: [entry.id],
      },
    ],
    egress: [
      {
        description: "Anywhere",
        protocol: "-1",
        fromPort: 0,
        toPort: 0,
        cidrBlocks: ["0.0.0.0/0"],
        ipv6CidrBlocks: ["::/0"],
      },
    ],
  });
  new ec2.SecurityGroup("database", {
    vpcId: VPC,
    description: "Database",
    ingress: [
      {
        description: "Web servers",
        protocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
        securityGroups: [web.id],
      },
      { description: "Replication", protocol: "tcp", fromPort: 5432, toPort: 5432, self: true },
      {
        description: "Offices",
        protocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
        cidrBlocks: ["192.168.10.0/24", "192.168.20.0/24"],
      },
    ],
  });
}

/** Rules beside the group, by type. */
export function ruleResources(): void {
  const cluster = new ec2.SecurityGroup("cluster", { vpcId: VPC, description: "Control plane" });
  const node = new ec2.SecurityGroup("node", { vpcId: VPC, description: "Nodes" });
  new ec2.SecurityGroupRule("cluster-from-nodes", {
    type: "ingress",
    description: "Nodes to the API",
    securityGroupId: cluster.id,
    sourceSecurityGroupId: node.id,
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
  });
  const rules: Record<string, { protocol: string; from: number; to: number }> = {
    kubelet: { protocol: "tcp", from: 10250, to: 10250 },
    webhooks: { protocol: "tcp", from: 9443, to: 9443 },
    pods: { protocol: "tcp", from: 1025, to: 65535 },
  };
  for (const [name, { protocol, from, to }] of Object.entries(rules)) {
    new ec2.SecurityGroupRule(`node-${name}`, {
      type: "ingress",
      securityGroupId: node.id,
      sourceSecurityGroupId: cluster.id,
      protocol,
      fromPort: from,
      toPort: to,
    });
  }
  new ec2.SecurityGroupRule("node-self", {
    type: "ingress",
    description: "Nodes among themselves",
    securityGroupId: node.id,
    protocol: "-1",
    fromPort: 0,
    toPort: 0,
    self: true,
  });
  new ec2.SecurityGroupRule("node-dns", {
    type: "ingress",
    securityGroupId: node.id,
    protocol: "udp",
    fromPort: 53,
    toPort: 53,
    self: true,
  });
  new ec2.SecurityGroupRule("node-out", {
    type: "egress",
    description: "All egress",
    securityGroupId: node.id,
    protocol: "-1",
    fromPort: 0,
    toPort: 0,
    cidrBlocks: ["0.0.0.0/0"],
    ipv6CidrBlocks: ["::/0"],
  });
}

/** Rules beside the group, one address each. */
export function singleRules(): void {
  const cdn = ec2.getManagedPrefixListOutput({
    name: "com.amazonaws.global.cloudfront.origin-facing",
  });
  const origin = new ec2.SecurityGroup("origin", {
    name: "origin",
    vpcId: VPC,
    description: "Origin behind the CDN",
  });
  new vpc.SecurityGroupIngressRule("origin-cdn", {
    securityGroupId: origin.id,
    description: "CDN only",
    prefixListId: cdn.id,
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
  });
  for (const [index, cidr] of new pulumi.Config().requireObject<string[]>("adminCidrs").entries()) {
    new vpc.SecurityGroupIngressRule(`origin-admin-${String(index)}`, {
      securityGroupId: origin.id,
      description: "Administrators",
      cidrIpv4: cidr,
      ipProtocol: "tcp",
      fromPort: 8443,
      toPort: 8443,
    });
  }
  new vpc.SecurityGroupIngressRule("origin-mtu", {
    securityGroupId: origin.id,
    description: "Path MTU discovery",
    cidrIpv4: "0.0.0.0/0",
    ipProtocol: "icmp",
    fromPort: 3,
    toPort: 4,
  });
  new vpc.SecurityGroupEgressRule("origin-out", {
    securityGroupId: origin.id,
    cidrIpv4: "0.0.0.0/0",
    ipProtocol: "-1",
  });
  new vpc.SecurityGroupEgressRule("origin-out-v6", {
    securityGroupId: origin.id,
    cidrIpv6: "::/0",
    ipProtocol: "-1",
  });
  const cache = new ec2.SecurityGroup("cache", { namePrefix: "cache-", vpcId: VPC });
  new vpc.SecurityGroupIngressRule("cache-origin", {
    securityGroupId: cache.id,
    referencedSecurityGroupId: origin.id,
    ipProtocol: "tcp",
    fromPort: 6379,
    toPort: 6380,
  });
}

/** Everything from inside, and protocols that are made for the open internet. */
export function wholeNetworksAndVpn(): void {
  new ec2.SecurityGroup("inside", {
    vpcId: VPC,
    description: "Anything from the VPC",
    ingress: [
      { description: "VPC", protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.40.0.0/16"] },
      {
        description: "Ping",
        protocol: "icmp",
        fromPort: -1,
        toPort: -1,
        cidrBlocks: ["10.0.0.0/8"],
      },
    ],
    egress: [
      { description: "VPC", protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.40.0.0/16"] },
    ],
  });
  const vpn = new ec2.SecurityGroup("vpn", { vpcId: VPC, description: "VPN gateway" });
  for (const [name, port] of Object.entries({ wireguard: 51820, ike: 500, "ipsec-nat": 4500 })) {
    new vpc.SecurityGroupIngressRule(`vpn-${name}`, {
      securityGroupId: vpn.id,
      description: name,
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "udp",
      fromPort: port,
      toPort: port,
    });
  }
}

/** Shares: NFS from the private networks, LDAP and DNS from the offices; a list of prefixes of our own. */
export function insideNetworks(): void {
  const offices = new ec2.ManagedPrefixList("offices", {
    name: "offices",
    addressFamily: "IPv4",
    maxEntries: 5,
    entries: [
      { cidr: "192.168.0.0/16", description: "Offices" },
      { cidr: "172.16.0.0/12", description: "Warehouses" },
    ],
  });
  new ec2.SecurityGroup("directory", {
    vpcId: VPC,
    description: "Directory",
    ingress: [
      {
        description: "DNS",
        protocol: "udp",
        fromPort: 53,
        toPort: 53,
        prefixListIds: [offices.id],
      },
      {
        description: "LDAPS",
        protocol: "tcp",
        fromPort: 636,
        toPort: 636,
        prefixListIds: [offices.id],
      },
    ],
    egress: [],
  });
  new ec2.SecurityGroup("share", {
    vpcId: VPC,
    ingress: [
      {
        description: "NFS",
        protocol: "tcp",
        fromPort: 2049,
        toPort: 2049,
        cidrBlocks: ["10.40.64.0/18"],
      },
    ],
  });
  new ec2.SecurityGroup("bastion", {
    vpcId: VPC,
    description: "Bastion",
    ingress: [
      {
        description: "SSH from the office",
        protocol: "tcp",
        fromPort: 22,
        toPort: 22,
        cidrBlocks: ["198.51.100.7/32"],
      },
    ],
  });
}
