import { runFleet } from "./fleet/program";

process.exitCode = runFleet(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
