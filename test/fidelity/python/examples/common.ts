/** Region of the examples. */
export const REGION = "eu-west-1";
/** Account of the examples. */
export const ACCOUNT = "111122223333";
/** A key in their region. */
export const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/01234567-89ab-cdef-0123-456789abcdef`;
export const TAGS = { "worldcell:fleet": "skyforge-test" };
