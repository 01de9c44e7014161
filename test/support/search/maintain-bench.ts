import type { Admin } from "../../../components/search/functions/bootstrap/admin";
import type { FillState } from "../../../components/search/functions/bootstrap/refill";
import type { FeedState } from "../../../components/search/functions/feed/ports";
import type { SearchSink } from "../../../components/search/functions/loader/ports";
import type {
  MaintainPorts,
  RedriveRun,
} from "../../../components/search/functions/maintain/ports";
import type { RepairProgress } from "../../../components/search/functions/redrive/repair";
import { manifest } from "../../../infra/model/manifest";
import type { CheckpointStore } from "../../../infra/runtime/checkpoint";
import type { Clock } from "../../../infra/runtime/clock";
import { type FaultPoints, noFaults, withFaults } from "../../../infra/runtime/faults";
import { seeded } from "../../../infra/runtime/random";
import { memoryCheckpoints } from "../runtime/checkpoints";
import { FakeDocuments } from "./fake-documents";
import { FakeLetterQueue } from "./fake-letter-queue";

/** Everything that maintenance works with, in memory but for the domain. */
export class MaintainBench {
  readonly documents = new FakeDocuments(1000);
  readonly letters: FakeLetterQueue;
  readonly fills;
  readonly repairs;
  readonly redrives;
  readonly counts: Record<string, number> = {};
  schema: number = manifest.version;
  leader: string | undefined = "search-feed-0";

  constructor(
    private readonly domain: Admin & SearchSink,
    readonly clock: Clock,
    readonly feeds: CheckpointStore<FeedState> = memoryCheckpoints<FeedState>(clock),
  ) {
    this.letters = new FakeLetterQueue(clock);
    this.fills = memoryCheckpoints<FillState>(clock);
    this.repairs = memoryCheckpoints<RepairProgress>(clock);
    this.redrives = memoryCheckpoints<RedriveRun>(clock);
  }

  /** Ports of a process that may die. */
  ports(faults: FaultPoints = noFaults): MaintainPorts {
    return {
      sink: withFaults("sink", this.domain, faults),
      admin: withFaults("admin", this.domain, faults),
      documents: withFaults("documents", this.documents, faults),
      deadLetters: withFaults("deadLetters", this.letters, faults),
      letters: withFaults("letters", this.letters, faults),
      queue: { counts: () => Promise.resolve({ waiting: 4, hidden: 2 }) },
      fills: withFaults("fills", this.fills, faults),
      repairs: withFaults("repairs", this.repairs, faults),
      redrives: withFaults("redrives", this.redrives, faults),
      feeds: withFaults("feeds", this.feeds, faults),
      holder: () => Promise.resolve(this.leader === undefined ? {} : { owner: this.leader }),
      schemaVersion: () => Promise.resolve(this.schema),
      clock: this.clock,
      random: seeded(1),
      metrics: {
        count: (name, value = 1) => {
          this.counts[name] = (this.counts[name] ?? 0) + value;
        },
        time: () => {},
        gauge: () => {},
        flush: () => {},
      },
      owner: "operator",
    };
  }
}
