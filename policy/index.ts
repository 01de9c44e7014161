import { PolicyPack } from "@pulumi/policy";
import { PACK } from "./pack";
import { policies } from "./policies";

// The SDK reads the pack's version from the package.json of the working directory, which the engine sets to
// the program's folder.
const started = process.cwd();
process.chdir(__dirname);
// The one place that starts the pack: it serves the engine as soon as it exists.
new PolicyPack(PACK, { policies });
process.chdir(started);
