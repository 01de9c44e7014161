import type { Rule } from "../../../rule/rule";
import { checkAlarmData } from "./HealthCheck/alarm-data";
import { checkAlarmFit } from "./HealthCheck/alarm-fit";
import { checkCalculated } from "./HealthCheck/calculated";
import { checkChildren } from "./HealthCheck/children";
import { checkEnabled } from "./HealthCheck/enabled";
import { checkEndpoint } from "./HealthCheck/endpoint";
import { checkFast } from "./HealthCheck/fast";
import { checkNotInverted } from "./HealthCheck/not-inverted";
import { checkRegions } from "./HealthCheck/regions";
import { zoneSigning } from "./HostedZoneDnsSec/signing";
import { queryLogPermitted } from "./QueryLog/permitted";
import { queryLogRegion } from "./QueryLog/region";
import { aliasHealth } from "./Record/alias-health";
import { authorityNames } from "./Record/authority-names";
import { recordBothFamilies } from "./Record/both-families";
import { recordCellRegion } from "./Record/cell-region";
import { checkHasEffect } from "./Record/check-has-effect";
import { checkNotItself } from "./Record/check-not-itself";
import { recordDistinct } from "./Record/distinct";
import { recordHealth } from "./Record/health";
import { recordTtl } from "./Record/short-ttl";
import { weightedCheck } from "./Record/weighted-check";
import { domainLocked } from "./RegisteredDomain/locked";
import { acceleratedRecovery } from "./Zone/accelerated-recovery";
import { zoneAuthorities } from "./Zone/authorities";
import { zoneNoForceDestroy } from "./Zone/no-force-destroy";
import { zoneQueryLog } from "./Zone/query-log";
import { zoneSigned } from "./Zone/signed";

/** Rules about names and health checks. */
export const ROUTE53_RULES: readonly Rule[] = [
  checkAlarmData,
  checkAlarmFit,
  checkCalculated,
  checkChildren,
  checkEnabled,
  checkEndpoint,
  checkFast,
  checkNotInverted,
  checkRegions,
  zoneSigning,
  queryLogPermitted,
  queryLogRegion,
  aliasHealth,
  authorityNames,
  recordBothFamilies,
  recordCellRegion,
  checkHasEffect,
  checkNotItself,
  recordDistinct,
  recordHealth,
  recordTtl,
  weightedCheck,
  domainLocked,
  acceleratedRecovery,
  zoneAuthorities,
  zoneNoForceDestroy,
  zoneQueryLog,
  zoneSigned,
];
