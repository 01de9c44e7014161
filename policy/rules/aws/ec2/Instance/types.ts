export const INSTANCE = "aws:ec2/instance:Instance";
export const SPOT = "aws:ec2/spotInstanceRequest:SpotInstanceRequest";
export const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";

/** Everything that machines are started from. */
export const MACHINES: readonly string[] = [INSTANCE, SPOT, TEMPLATE, CONFIGURATION];
