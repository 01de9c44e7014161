import { fleetFileSchema, type FleetFile } from "../../infra/fleet/schema";
import type { WalkWorld } from "../../infra/planner/walk/edits";

/** Small fleet that a walk starts from: one cell, one zone, two anchors that no zone lists yet, phase seed. */
export const WALK_START: FleetFile = fleetFileSchema.parse({
  game: "skyforge",
  environment: "walk",
  domain: "walk.skyforge.example",
  account: "111122223333",
  control: "eu-central-1",
  schemaCell: "eu-west-1",
  witness: ["eu-west-3", "us-east-2", "ap-south-1"],
  phase: "seed",
  network: { base: "10.0.0.0/8", reserved: ["10.0.0.0/16"] },
  atlas: { organizationId: "0123456789abcdef01234567", version: "8.0", secret: "atlas/walk" },
  deployer: { inVpc: true },
  zones: [
    { zone: "europe", ordinal: 0, residency: "eu", location: "IE", electable: ["eu-west-1"] },
  ],
  regions: [
    {
      region: "eu-west-1",
      ordinal: 0,
      residency: "eu",
      cell: { zone: "europe", state: "serving", share: 255 },
    },
    { region: "eu-central-1", ordinal: 1, residency: "eu" },
    { region: "eu-west-3", ordinal: 2, residency: "eu" },
  ],
});

/** Where it may grow. */
export const WALK_WORLD: WalkWorld = {
  regions: [
    { region: "eu-central-1", residency: "eu" },
    { region: "eu-west-3", residency: "eu" },
    { region: "eu-north-1", residency: "eu" },
    { region: "eu-west-2", residency: "eu" },
    { region: "us-east-1", residency: "us" },
    { region: "us-east-2", residency: "us" },
    { region: "us-west-2", residency: "us" },
    { region: "us-west-1", residency: "us" },
  ],
  zones: [
    { zone: "america", residency: "us", location: "US-VA" },
    { zone: "nordic", residency: "eu", location: "SE" },
    { zone: "pacific", residency: "us", location: "US-CA" },
  ],
};
