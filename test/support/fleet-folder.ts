import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockCommand, acceptCommand } from "../../stacks/cli/fleet/lock";
import { VALID_FLEET } from "./fleet-text";

/** A temporary folder with `VALID_FLEET`; `locked` also writes and accepts its lock. */
export class FleetFolder {
  readonly folder = mkdtempSync(join(tmpdir(), "worldcell-cli-"));
  readonly fleet = join(this.folder, "fleet.yaml");
  readonly lock = join(this.folder, "fleet.lock.yaml");

  constructor(text = VALID_FLEET) {
    this.write(text);
  }

  write(text: string): void {
    writeFileSync(this.fleet, text);
  }

  /** Writes the lock of the fleet as it is and accepts it. */
  accept(): void {
    lockCommand({ fleet: this.fleet });
    acceptCommand({ fleet: this.fleet });
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
