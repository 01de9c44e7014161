import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Properties } from "../../../infra/planner/record/types";
import { SimulatedAtlas } from "./atlas/atlas";
import { SimulatedAws } from "./aws";
import { tick, type ProviderCall } from "./calls";
import { configurationRefusals } from "./check/judge";
import { Connections } from "./connections";
import { declarationsOf, type PackageName } from "./declarations/declarations";
import { Faults, messageOf } from "./faults";
import { SimulatedKubernetes } from "./kubernetes/service";
import type { Made, Match } from "./live";
import { Log } from "./log";
import * as operations from "./operations";
import { failures } from "./responses";
import { ServiceError, type Service } from "./service";
import { Store } from "./store";

type Call<T> = grpc.ServerUnaryCall<T, unknown>;
type Answer<T> = grpc.sendUnaryData<T>;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers of the provider functions, by token. */
type Invokes = (token: string, args: Properties, place: string) => Properties;

/** How a provider differs from the usual. */
interface ProviderOptions {
  /** Answers the provider functions instead of the simulated service. */
  readonly invokes?: Invokes;
  /** Folder for a log of every call; `WORLDCELL_ENGINE_LOG` if absent, and no log without either. */
  readonly log?: string;
}

function serviceOf(name: PackageName, atlas: SimulatedAtlas): Service {
  if (name === "mongodbatlas") return atlas;
  return name === "aws" ? new SimulatedAws() : new SimulatedKubernetes();
}

/**
 * The resource provider of a package over gRPC, as the engine knows it. What it made, it keeps, through any
 * number of commands and stacks. One server stands for one package; the engine may open several instances of
 * different regions.
 */
export class SimulatedProvider {
  readonly #server = new grpc.Server();
  readonly #connections = new Connections();
  readonly #store: Store;
  readonly #log: Log | undefined;
  readonly #invokes: Invokes;
  readonly #name: PackageName;

  /** What is to go wrong. */
  readonly faults = new Faults();
  /** Every call so far, in the order in which they came. */
  readonly calls: ProviderCall[] = [];
  /** Commands to Atlas; without effect in another package. */
  readonly atlas = new SimulatedAtlas();

  constructor(name: PackageName, options: ProviderOptions = {}) {
    this.#name = name;
    this.#store = new Store(serviceOf(name, this.atlas));
    this.#invokes = options.invokes ?? this.#store.invoke.bind(this.#store);
    const folder = options.log ?? process.env.WORLDCELL_ENGINE_LOG;
    this.#log = folder === undefined || folder === "" ? undefined : new Log(folder, name);
  }

  /** Everything that stands; the key is the type, the place and the id. */
  get made(): ReadonlyMap<string, Made> {
    return this.#store.live.all;
  }

  /** Changes what stands, as if somebody else had. @returns how many. @throws when nothing matches. */
  change(match: Match, change: (properties: Properties) => Properties): number {
    return this.#store.live.change(match, change);
  }

  /** Puts in place what was not made through this provider, as if it had stood all along. */
  adopt(made: Made): void {
    this.#store.live.put(made);
  }

  /** Takes away what stands, as if somebody had deleted it by hand. @throws when nothing matches. */
  vanish(match: Match): number {
    return this.#store.live.vanish(match);
  }

  /** Starts it on a free port of 127.0.0.1. @returns the port. */
  async start(): Promise<number> {
    const store = this.#store;
    this.#server.addService(ResourceProviderService, {
      handshake: this.#handshake,
      getPluginInfo: this.#pluginInfo,
      getSchema: this.#schema,
      checkConfig: this.#checkConfig,
      diffConfig: (_: Call<pb.DiffRequest>, answer: Answer<pb.DiffResponse>) =>
        answer(null, new pb.DiffResponse()),
      configure: this.#configure,
      check: this.#served(operations.checkWork),
      diff: this.#served(operations.diffWork),
      create: this.#served((request: pb.CreateRequest, place) =>
        operations.createWork(store, request, place),
      ),
      read: this.#served((request: pb.ReadRequest, place) =>
        operations.readWork(store, request, place),
      ),
      update: this.#served((request: pb.UpdateRequest, place) =>
        operations.updateWork(store, request, place),
      ),
      delete: this.#served((request: pb.DeleteRequest, place) =>
        operations.deleteWork(store, request, place),
      ),
      invoke: this.#served((request: pb.InvokeRequest, place) =>
        operations.invokeWork(request, this.#invokes, place),
      ),
      cancel: (_: Call<Empty>, answer: Answer<Empty>) => answer(null, new Empty()),
      attach: (_: Call<plugin.PluginAttach>, answer: Answer<Empty>) => answer(null, new Empty()),
    });
    return new Promise((resolve, reject) => {
      const credentials = grpc.ServerCredentials.createInsecure();
      this.#server.bindAsync("127.0.0.1:0", credentials, (error, port) => {
        if (error === null) resolve(port);
        else reject(error);
      });
    });
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  /** A call about a resource, answered where its provider instance works. */
  #served<Q, A>(work: (request: Q, place: string) => operations.Work<A>) {
    return (call: Call<Q>, send: Answer<A>): void => {
      const place = this.#connections.placeOf(call.getPeer());
      void this.#serve(call.getPeer(), send, work(call.request, place));
    };
  }

  /** Records a call, lets the faults that were asked for happen, and answers. */
  async #serve<A>(peer: string, send: Answer<A>, work: operations.Work<A>): Promise<void> {
    const { operation, urn, preview, asked } = work;
    const record: ProviderCall = { operation, urn, preview, at: tick() };
    this.calls.push(record);
    try {
      const faults = this.faults.meet(operation, urn, preview);
      for (const fault of faults) if (fault.kind === "slow") await wait(fault.ms ?? 1000);
      const refused = faults.find(({ kind }) => kind === "fail" || kind === "throttle");
      if (refused !== undefined) throw new ServiceError(messageOf(refused));
      const answer = work.answer();
      const lost = faults.find(({ kind }) => kind === "lose");
      if (lost !== undefined) throw new ServiceError(messageOf(lost), true);
      record.ended = tick();
      this.#log?.write({ operation, peer, urn, preview, asked, answer: work.told(answer) });
      send(null, answer);
    } catch (error) {
      const details = error instanceof Error ? error.message : String(error);
      record.ended = tick();
      record.failed = true;
      this.#log?.write({ operation, peer, urn, preview, asked, error: details });
      const lost = error instanceof ServiceError && error.lost;
      send({ code: lost ? grpc.status.UNAVAILABLE : grpc.status.UNKNOWN, details });
    }
  }

  #handshake = (
    call: Call<pb.ProviderHandshakeRequest>,
    answer: Answer<pb.ProviderHandshakeResponse>,
  ) => {
    this.#connections.forget(call.getPeer());
    const response = new pb.ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    response.setAcceptResources(true);
    response.setSupportsAutonamingConfiguration(true);
    answer(null, response);
  };

  #pluginInfo = (_: Call<Empty>, answer: Answer<plugin.PluginInfo>) => {
    const response = new plugin.PluginInfo();
    response.setVersion(declarationsOf(this.#name).version);
    answer(null, response);
  };

  #schema = (_: Call<pb.GetSchemaRequest>, answer: Answer<pb.GetSchemaResponse>) => {
    const response = new pb.GetSchemaResponse();
    response.setSchema("{}");
    answer(null, response);
  };

  #checkConfig = ({ request }: Call<pb.CheckRequest>, answer: Answer<pb.CheckResponse>) => {
    const response = new pb.CheckResponse();
    response.setInputs(request.getNews());
    const refused = configurationRefusals(this.#name, operations.plain(request.getNews()));
    response.setFailuresList(failures(refused));
    answer(null, response);
  };

  #configure = (call: Call<pb.ConfigureRequest>, send: Answer<pb.ConfigureResponse>) => {
    const config = operations.plain(call.request.getArgs());
    void this.#serve(call.getPeer(), send, {
      operation: "configure",
      urn: call.request.getUrn() ?? "",
      preview: false,
      // Credentials may stand among the values: only names are written down.
      asked: { names: Object.keys(config).sort() },
      told: () => ({}),
      answer: () => {
        this.#connections.configure(call.getPeer(), config);
        const response = new pb.ConfigureResponse();
        response.setAcceptsecrets(true);
        response.setSupportspreview(true);
        response.setAcceptresources(true);
        response.setSupportsAutonamingConfiguration(true);
        return response;
      },
    });
  };
}
