/** Token of the explicit provider of AWS. */
export const PROVIDER = "pulumi:providers:aws";
