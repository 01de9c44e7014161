import { bundleText } from "../../components/lambda";

/**
 * Deployed code as one file, as a function of Lambda gets it.
 *
 * @param entry its `index.ts`, relative to the repository.
 */
export function bundled(entry: string): Uint8Array {
  return Buffer.from(bundleText(entry));
}
