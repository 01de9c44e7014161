import { Foundation } from "../../components/foundation";
import { cellRegions } from "../../infra/contracts/stacks";
import { noCellRuns } from "../../infra/fleet/removal";
import type { RoleProgram } from "../program";
import { isRemovable } from "./region";

/** `<env>.foundation`: the hosted zone, the certificate's validation records, the registry and the Atlas project. */
export const foundationStack: RoleProgram = async (context) => {
  const { fleet, spec, tags, opts } = context;
  const foundation = new Foundation(
    "foundation",
    {
      game: fleet.game,
      environment: fleet.environment,
      domain: fleet.domain,
      account: fleet.account,
      control: spec.region,
      cellRegions: cellRegions(fleet),
      dnssec: fleet.dnssec,
      ownsAccount: fleet.owns.account,
      atlas: { organizationId: fleet.atlas.organizationId },
      tags,
      removable: isRemovable(context, spec.region, noCellRuns(context.fleet)),
    },
    opts,
  );
  return Promise.resolve({
    hostedZoneId: foundation.hostedZoneId,
    domain: fleet.domain,
    nameServers: foundation.nameServers,
    certificateValidationFqdns: foundation.certificateValidationFqdns,
    atlasProjectId: foundation.atlasProjectId,
    repositories: foundation.repositories,
    ...(foundation.dsRecord === undefined ? {} : { dsRecord: foundation.dsRecord }),
  });
};
