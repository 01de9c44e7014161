export type { FunctionCommon, FunctionPlace, LambdaFunctionArgs } from "./args";
export { bundle, bundleText, type Bundle } from "./bundle";
export { FUNCTION_LOG_DAYS, functionLogGroupName, lambdaTrust, RUNTIME } from "./function-layout";
export { makeFunctionLog } from "./function-log";
export { FunctionNetwork, type FunctionNetworkArgs } from "./function-network";
export { invocationInput } from "./invocation";
export { LambdaFunction, type LambdaFunctionNodes } from "./lambda-function";
