import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../../../infra/planner/record/types";

/** URN of a resource of a test. */
export const urn = (type: string, name: string) => `urn:pulumi:t::worldcell::A$${type}::${name}`;
const struct = (properties: Properties) => Struct.fromJavaScript(properties);
const plain = (found: Struct | undefined): Properties => found?.toJavaScript() ?? {};

/** A provider instance as the engine holds it: one connection, configured once. */
export class Instance {
  constructor(private readonly client: ResourceProviderClient) {}

  static async open(port: number, config: Properties): Promise<Instance> {
    // Channels are shared by address unless told otherwise; the engine's instances share none.
    const options = { "grpc.use_local_subchannel_pool": 1, "worldcell.instance": Math.random() };
    const address = `127.0.0.1:${String(port)}`;
    const credentials = grpc.credentials.createInsecure();
    const instance = new Instance(new ResourceProviderClient(address, credentials, options));
    const request = new pb.ConfigureRequest();
    request.setArgs(struct(config));
    await instance.call<pb.ConfigureResponse>((answer) =>
      instance.client.configure(request, answer),
    );
    return instance;
  }

  call<A>(ask: (answer: (error: grpc.ServiceError | null, found: A) => void) => unknown) {
    return new Promise<A>((resolve, reject) => {
      ask((error, found) => {
        if (error === null) resolve(found);
        else reject(error);
      });
    });
  }

  async create(type: string, name: string, inputs: Properties, preview = false) {
    const request = new pb.CreateRequest();
    request.setUrn(urn(type, name));
    request.setProperties(struct(inputs));
    request.setPreview(preview);
    const found = await this.call<pb.CreateResponse>((answer) =>
      this.client.create(request, answer),
    );
    return { id: found.getId(), state: plain(found.getProperties()) };
  }

  async update(type: string, name: string, id: string, olds: Properties, news: Properties) {
    const request = new pb.UpdateRequest();
    request.setUrn(urn(type, name));
    request.setId(id);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const found = await this.call<pb.UpdateResponse>((answer) =>
      this.client.update(request, answer),
    );
    return plain(found.getProperties());
  }

  async read(type: string, name: string, id: string, inputs: Properties, state: Properties) {
    const request = new pb.ReadRequest();
    request.setUrn(urn(type, name));
    request.setId(id);
    request.setInputs(struct(inputs));
    request.setProperties(struct(state));
    const found = await this.call<pb.ReadResponse>((answer) => this.client.read(request, answer));
    return {
      id: found.getId(),
      state: plain(found.getProperties()),
      inputs: plain(found.getInputs()),
    };
  }

  async delete(type: string, name: string, id: string, state: Properties) {
    const request = new pb.DeleteRequest();
    request.setUrn(urn(type, name));
    request.setId(id);
    request.setProperties(struct(state));
    await this.call((answer) => this.client.delete(request, answer));
  }

  async diff(type: string, name: string, before: Properties, after: Properties) {
    const request = new pb.DiffRequest();
    request.setUrn(urn(type, name));
    request.setId("id");
    request.setOldInputs(struct(before));
    request.setNews(struct(after));
    const found = await this.call<pb.DiffResponse>((answer) => this.client.diff(request, answer));
    return {
      changes: found.getChanges(),
      replaces: found.getReplacesList(),
      diffs: found.getDiffsList(),
      detailed: Object.fromEntries(
        found.getDetaileddiffMap().toObject(true, (_, message) => message.getKind()),
      ),
      first: found.getDeletebeforereplace(),
    };
  }

  close(): void {
    this.client.close();
  }
}
