import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { replacedBy } from "../../../infra/planner/replacement";
import type { Properties } from "../../../infra/planner/record/types";
import { refusals } from "./judge";
import { configured, made, parts, previewed } from "./values";

type Call<T> = grpc.ServerUnaryCall<T, unknown>;
type Answer<T> = grpc.sendUnaryData<T>;

const plain = (struct: Struct | undefined): Properties => struct?.toJavaScript() ?? {};
const struct = (properties: Properties): Struct => Struct.fromJavaScript(properties);

/** Inputs that differ, by name. */
function changed(before: Properties, after: Properties): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .sort();
}

/** Answers of the provider functions, by token. */
export type Invokes = (token: string, args: Properties) => Properties;

/**
 * A resource provider of any package over gRPC, as the engine knows it. What it made, it keeps.
 * One server stands for one package.
 */
export class SimulatedProvider {
  readonly #server = new grpc.Server();
  /** Properties of everything made, by id. */
  readonly made = new Map<string, { readonly urn: string; readonly properties: Properties }>();

  constructor(
    private readonly provider: string,
    private readonly invokes: Invokes,
  ) {}

  /** Starts it on a free port of 127.0.0.1. @returns the port. */
  async start(): Promise<number> {
    this.#server.addService(ResourceProviderService, {
      handshake: this.#handshake,
      getPluginInfo: this.#pluginInfo,
      getSchema: (_: Call<pb.GetSchemaRequest>, answer: Answer<pb.GetSchemaResponse>) => {
        const response = new pb.GetSchemaResponse();
        response.setSchema("{}");
        answer(null, response);
      },
      checkConfig: this.#echo,
      diffConfig: (_: Call<pb.DiffRequest>, answer: Answer<pb.DiffResponse>) =>
        answer(null, new pb.DiffResponse()),
      configure: this.#configure,
      check: this.#check,
      diff: this.#diff,
      create: this.#create,
      read: this.#read,
      update: this.#update,
      delete: this.#delete,
      invoke: this.#invoke,
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

  #handshake = (
    _: Call<pb.ProviderHandshakeRequest>,
    answer: Answer<pb.ProviderHandshakeResponse>,
  ) => {
    const response = new pb.ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    response.setAcceptResources(true);
    answer(null, response);
  };

  #pluginInfo = (_: Call<Empty>, answer: Answer<plugin.PluginInfo>) => {
    const response = new plugin.PluginInfo();
    response.setVersion("0.0.1");
    answer(null, response);
  };

  #echo = ({ request }: Call<pb.CheckRequest>, answer: Answer<pb.CheckResponse>) => {
    const response = new pb.CheckResponse();
    response.setInputs(request.getNews());
    answer(null, response);
  };

  #configure = ({ request }: Call<pb.ConfigureRequest>, answer: Answer<pb.ConfigureResponse>) => {
    const { region } = plain(request.getArgs());
    if (typeof region === "string") configured(this.provider, region);
    const response = new pb.ConfigureResponse();
    response.setSupportspreview(true);
    response.setAcceptresources(true);
    answer(null, response);
  };

  #check = ({ request }: Call<pb.CheckRequest>, answer: Answer<pb.CheckResponse>) => {
    const response = new pb.CheckResponse();
    response.setInputs(request.getNews());
    response.setFailuresList(
      refusals(parts(request.getUrn()).type, plain(request.getNews())).map(
        ({ property, reason }) => {
          const failure = new pb.CheckFailure();
          failure.setProperty(property);
          failure.setReason(reason);
          return failure;
        },
      ),
    );
    answer(null, response);
  };

  #diff = ({ request }: Call<pb.DiffRequest>, answer: Answer<pb.DiffResponse>) => {
    const [before, after] = [plain(request.getOldInputs()), plain(request.getNews())];
    const keys = changed(before, after);
    const response = new pb.DiffResponse();
    response.setChanges(
      keys.length > 0
        ? pb.DiffResponse.DiffChanges.DIFF_SOME
        : pb.DiffResponse.DiffChanges.DIFF_NONE,
    );
    response.setDiffsList(keys);
    response.setReplacesList(replacedBy(parts(request.getUrn()).type, before, after));
    answer(null, response);
  };

  #create = ({ request }: Call<pb.CreateRequest>, answer: Answer<pb.CreateResponse>) => {
    const urn = request.getUrn();
    const inputs = plain(request.getProperties());
    const response = new pb.CreateResponse();
    if (request.getPreview()) {
      response.setProperties(struct(previewed(urn, inputs, this.provider)));
    } else {
      const { id, properties } = made(urn, inputs, this.provider);
      this.made.set(id, { urn, properties });
      response.setId(id);
      response.setProperties(struct(properties));
    }
    answer(null, response);
  };

  #read = ({ request }: Call<pb.ReadRequest>, answer: Answer<pb.ReadResponse>) => {
    const found = this.made.get(request.getId());
    const response = new pb.ReadResponse();
    // An id that is not there any more is answered by an empty one.
    if (found !== undefined) {
      response.setId(request.getId());
      response.setProperties(struct(found.properties));
      response.setInputs(request.getInputs());
    }
    answer(null, response);
  };

  #update = ({ request }: Call<pb.UpdateRequest>, answer: Answer<pb.UpdateResponse>) => {
    const properties = { ...plain(request.getOlds()), ...plain(request.getNews()) };
    const response = new pb.UpdateResponse();
    if (!request.getPreview())
      this.made.set(request.getId(), { urn: request.getUrn(), properties });
    response.setProperties(struct(properties));
    answer(null, response);
  };

  #delete = ({ request }: Call<pb.DeleteRequest>, answer: Answer<Empty>) => {
    this.made.delete(request.getId());
    answer(null, new Empty());
  };

  #invoke = ({ request }: Call<pb.InvokeRequest>, answer: Answer<pb.InvokeResponse>) => {
    const response = new pb.InvokeResponse();
    response.setReturn(struct(this.invokes(request.getTok(), plain(request.getArgs()))));
    answer(null, response);
  };
}
