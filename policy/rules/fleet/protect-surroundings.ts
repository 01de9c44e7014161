import { mapping, resourceRule, type Subject } from "../../rule";
import { fleetOf } from "./stack";

/** A type, what goes with it, and which resources of it matter. */
interface Surrounding {
  readonly type: string;
  readonly holds: string;
  readonly when?: <V>(it: Subject<V>) => boolean;
}

const SURROUNDINGS: readonly Surrounding[] = [
  {
    type: "aws:ec2/subnet:Subnet",
    holds: "the stores' nodes stand in it",
    // Public and app subnets hold nothing that cannot be started again elsewhere.
    when: (it) => /(^|-)data-/.test(it.name),
  },
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    holds: "the link to Atlas ends in it",
    when: (it) => !/^com\.amazonaws\.(?!vpce\.)/.test(it.text("serviceName") ?? ""),
  },
  { type: "aws:elasticache/subnetGroup:SubnetGroup", holds: "the caches stand in it" },
  {
    type: "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
    holds: "the region's catalogue is in the clear without it",
  },
  { type: "aws:iam/serviceLinkedRole:ServiceLinkedRole", holds: "a service acts through it" },
  { type: "aws:kms/alias:Alias", holds: "a key is found by it" },
  {
    type: "aws:route53/record:Record",
    holds: "certificates are renewed by it",
    when: (it) => it.text("type") === "CNAME" && it.name.includes("-validation"),
  },
  {
    type: "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
    holds: "no snapshot is taken without it",
  },
];

export const protectSurroundings = resourceRule({
  id: "fleet-protect-surroundings",
  title: "What stores and keys need around them is protected from deletion",
  severity: "medium",
  frameworks: [mapping("worldcell", "A5")],
  why: "It holds no data itself, but what it carries stands still, or loses its guard, when a renamed component deletes it.",
  fix: "Set protect: true. To remove it, turn both keys: the fleet says so and worldcell:confirmRemoval names the region.",
  types: SURROUNDINGS.map(({ type }) => type),
  properties: [],
  check: (it) => {
    fleetOf(it);
    if (it.removing) it.notApplicable("its removal is confirmed");
    const surrounding = SURROUNDINGS.find(({ type }) => type === it.type);
    if (surrounding?.when?.(it) === false) it.notApplicable("it carries no store, key or link");
    if (!it.options.protect)
      it.fail("opts.protect", `is not set; it must be, since ${surrounding?.holds ?? ""}`);
  },
});
