import { runFleet } from "./fleet/program";
import { paletteFor } from "./plan/palette";

const streams = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  palette: paletteFor(process.stdout),
};

// The SDK sets the exit code when promises of a planned program never settle; ours is the answer.
void runFleet(process.argv.slice(2), streams).then((code) => {
  process.stdout.write("", () => process.exit(code));
});
