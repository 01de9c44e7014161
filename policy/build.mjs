// Builds the policy pack as plain JavaScript: `node policy/build.mjs [folder]`, out/policy by default.
import { build } from "esbuild";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");
const folder = process.argv[2] ?? join(root, "out", "policy");

mkdirSync(folder, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ["policy/index.ts"],
  outfile: join(folder, "index.js"),
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  sourcemap: true,
  // The engine's own packages come from the project; two copies of one would not know each other's classes.
  external: ["@pulumi/*", "google-protobuf", "google-protobuf/*"],
  logLevel: "error",
});
const { version, description, license, dependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);
const needed = ["@pulumi/policy", "@pulumi/pulumi", "@pulumi/aws", "google-protobuf"];
const manifest = {
  name: "worldcell-policy",
  version,
  description,
  license,
  private: true,
  main: "index.js",
  dependencies: Object.fromEntries(needed.map((name) => [name, dependencies[name]])),
};
writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
cpSync(join(here, "PulumiPolicy.yaml"), join(folder, "PulumiPolicy.yaml"));
process.stdout.write(`policy pack written to ${folder}\n`);
