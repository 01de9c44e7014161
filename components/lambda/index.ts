export type { FunctionCommon, FunctionPlace, LambdaFunctionArgs } from "./args";
export { bundle, bundleText, type Bundle } from "./bundle";
export { FUNCTION_LOG_DAYS, functionLogGroupName, lambdaTrust, RUNTIME } from "./function-layout";
export { FunctionNetwork, type FunctionNetworkArgs } from "./function-network";
export { LambdaFunction, type LambdaFunctionNodes } from "./lambda-function";
