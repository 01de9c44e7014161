import type { Rule } from "../../../rule/rule";
import { partialFailures } from "./EventSourceMapping/partial-failures";
import { streamFailures } from "./EventSourceMapping/stream-failures";
import { visibilityTimeoutAdvised } from "./EventSourceMapping/visibility-timeout-advised";
import { visibilityTimeout } from "./EventSourceMapping/visibility-timeout";
import { asyncFailures } from "./Function/async-failures";
import { concurrency } from "./Function/concurrency";
import { environmentKey } from "./Function/environment-key";
import { environmentSecrets } from "./Function/environment-secrets";
import { logGroup } from "./Function/log-group";
import { runtimeCurrent } from "./Function/runtime-current";
import { runtimeSupported } from "./Function/runtime-supported";
import { subnets } from "./Function/subnets";
import { traced } from "./Function/traced";
import { functionVpc } from "./Function/vpc";
import { authorized } from "./FunctionUrl/authorized";
import { origins } from "./FunctionUrl/origins";
import { layerNotPublic } from "./LayerVersionPermission/not-public";

/** Rules about functions. */
export const LAMBDA_RULES: readonly Rule[] = [
  partialFailures,
  streamFailures,
  visibilityTimeoutAdvised,
  visibilityTimeout,
  asyncFailures,
  concurrency,
  environmentKey,
  environmentSecrets,
  logGroup,
  runtimeCurrent,
  runtimeSupported,
  subnets,
  traced,
  functionVpc,
  authorized,
  origins,
  layerNotPublic,
];
