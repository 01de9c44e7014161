import type { Documents, Reading } from "../../../components/search/functions/redrive/documents";
import type { RawDocument } from "../../../components/search/functions/feed/document";
import type { Version } from "../../../infra/runtime/version";

/** A database in memory, of one collection: documents by id, and one clock of versions. */
export class FakeDocuments implements Documents {
  readonly #documents = new Map<string, RawDocument>();
  readonly reads: string[] = [];

  constructor(private version: Version) {}

  /** Writes or deletes. @returns the version of that write. */
  write(id: string, document?: RawDocument): Version {
    if (document === undefined) this.#documents.delete(id);
    else this.#documents.set(id, { _id: id, ...document });
    return ++this.version;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async byId(_collection: string, id: string): Promise<Reading> {
    this.reads.push(id);
    const document = this.#documents.get(id);
    return { at: this.version, ...(document === undefined ? {} : { document }) };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async after(_collection: string, id: string | undefined, limit: number): Promise<RawDocument[]> {
    return [...this.#documents]
      .sort(([a], [b]) => bytes(a, b))
      .filter(([one]) => id === undefined || bytes(one, id) > 0)
      .slice(0, limit)
      .map(([, document]) => document);
  }

  get(id: string): RawDocument | undefined {
    return this.#documents.get(id);
  }

  get ids(): string[] {
    return [...this.#documents.keys()];
  }
}

const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** A player as the database has them. */
export function player(id: string, location: string, name = `name ${id}`): RawDocument {
  return {
    playerId: id,
    location,
    displayName: name,
    email: `${id}@example.com`,
    birthDate: new Date(Date.UTC(2000, 0, 1)),
    interests: ["chess"],
    level: 3,
  };
}
