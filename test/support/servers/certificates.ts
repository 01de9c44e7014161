import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { programPath } from "./install";

/** A server's certificate for 127.0.0.1, signed by itself. */
export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** What clients trust, as PEM. */
  readonly authority: string;
}

/** Path of `openssl`. */
export function opensslPath(): string {
  const path = programPath("openssl");
  if (path === undefined) throw new Error("openssl");
  return path;
}

/** Makes a key and a certificate that is good for a day. */
export function makeCertificate(folder: string): Certificate {
  const certificateFile = join(folder, "server.crt");
  const keyFile = join(folder, "server.key");
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync(
    opensslPath(),
    [
      ...["req", "-x509", ...key, ...subject, "-days", "1"],
      ...["-keyout", keyFile, "-out", certificateFile],
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  return { certificateFile, keyFile, authority: readFileSync(certificateFile, "utf8") };
}
