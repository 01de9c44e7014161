import type { FaultPoints } from "../../../infra/runtime/faults";

/** The end of a process, as far as a test is concerned: nothing may catch it and go on. */
export class Crash extends Error {
  constructor(
    readonly point: string,
    readonly nth = 1,
  ) {
    super(`crash at ${point}, time ${String(nth)}`);
    this.name = "Crash";
  }
}

/** Lists every point that is reached; the list says where crashes are worth a test. */
export class Recording implements FaultPoints {
  readonly points: string[] = [];

  reach(point: string): void {
    this.points.push(point);
  }
}

/** Crashes when a point is reached for the nth time (1 is the first), and at every point after that. */
export class CrashAt implements FaultPoints {
  private times = 0;
  private dead = false;

  constructor(
    private readonly point: string,
    private readonly nth = 1,
  ) {}

  /** Whether it has come to the crash. */
  get crashed(): boolean {
    return this.dead;
  }

  reach(point: string): void {
    if (point === this.point) this.times += 1;
    if (point === this.point && this.times === this.nth) this.dead = true;
    // A process that has crashed makes no more calls, whatever catches the error.
    if (this.dead) throw new Crash(this.point, this.nth);
  }
}
