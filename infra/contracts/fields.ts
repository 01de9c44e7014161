import { z } from "zod";

/** A value that another stack will put into a resource: never empty, never the word "undefined". */
export const text = z
  .string()
  .min(1)
  .refine((value) => !/undefined|\[object/.test(value), "holds the text of a missing value");

/** An Amazon resource name. */
export const arn = text.refine(
  (value) => /^arn:aws[a-z-]*:[a-z0-9-]+:/.test(value),
  "is not an ARN",
);

/** A DNS name. */
export const dnsName = text.refine(
  (value) => /^[A-Za-z0-9_*.-]+$/.test(value),
  "is not a DNS name",
);

/** Fields that every contract has. */
export const head = {
  contractVersion: z.int(),
  environment: text,
  /** Stack that wrote it. */
  stack: text,
};
