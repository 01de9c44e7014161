import type { Rule } from "../../../rule/rule";
import { partialFailures } from "./EventSourceMapping/partial-failures";
import { streamFailuresAdvised } from "./EventSourceMapping/stream-failures-advised";
import { streamFailures } from "./EventSourceMapping/stream-failures";
import { visibilityTimeoutAdvised } from "./EventSourceMapping/visibility-timeout-advised";
import { visibilityTimeout } from "./EventSourceMapping/visibility-timeout";
import { asyncFailuresAdvised } from "./Function/async-failures-advised";
import { asyncFailures } from "./Function/async-failures";
import { concurrency } from "./Function/concurrency";
import { environmentKeyAdvised } from "./Function/environment-key-advised";
import { environmentKey } from "./Function/environment-key";
import { environmentSecrets } from "./Function/environment-secrets";
import { logGroupAdvised } from "./Function/log-group-advised";
import { logGroup } from "./Function/log-group";
import { runtimeCurrent } from "./Function/runtime-current";
import { runtimeSupported } from "./Function/runtime-supported";
import { subnets } from "./Function/subnets";
import { traced } from "./Function/traced";
import { authorized } from "./FunctionUrl/authorized";
import { origins } from "./FunctionUrl/origins";
import { layerNotPublic } from "./LayerVersionPermission/not-public";

/** Rules about functions. */
export const LAMBDA_RULES: readonly Rule[] = [
  partialFailures,
  streamFailuresAdvised,
  streamFailures,
  visibilityTimeoutAdvised,
  visibilityTimeout,
  asyncFailuresAdvised,
  asyncFailures,
  concurrency,
  environmentKeyAdvised,
  environmentKey,
  environmentSecrets,
  logGroupAdvised,
  logGroup,
  runtimeCurrent,
  runtimeSupported,
  subnets,
  traced,
  authorized,
  origins,
  layerNotPublic,
];
