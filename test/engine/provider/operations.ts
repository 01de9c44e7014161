import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../../../infra/planner/record/types";
import type { Operation } from "./calls";
import type { Naming } from "./check/autonames";
import { check } from "./check/check";
import { difference } from "./diff";
import { diffResponse, failures } from "./responses";
import { accountAndRegion, placeOf } from "./place";
import type { Store } from "./store";
import { parts } from "./values";
import { plainProperties } from "./wire";

/** One call: what it is about, and how it is answered. */
export interface Work<A> {
  readonly operation: Operation;
  readonly urn: string;
  readonly preview: boolean;
  /** The request, for the log. */
  readonly asked: Properties;
  readonly answer: () => A;
  /** The answer, for the log. */
  readonly told: (answer: A) => Properties;
}

/** Properties of a message. */
export const plain = (struct: Struct | undefined): Properties => struct?.toJavaScript() ?? {};
const struct = (properties: Properties): Struct => Struct.fromJavaScript(properties);

/** What the engine wants names to be like. */
function namingOf(request: pb.CheckRequest): Naming {
  const wanted = request.getAutonaming();
  const mode = wanted?.getMode();
  const proposed = wanted?.getProposedName() ?? "";
  const { DISABLE, ENFORCE } = pb.CheckRequest.AutonamingOptions.Mode;
  return {
    name: parts(request.getUrn()).name,
    seed: request.getRandomseed_asU8(),
    ...(proposed === "" ? {} : { proposed }),
    disabled: mode === DISABLE,
    enforced: mode === ENFORCE,
  };
}

/** `check` of a resource. */
export function checkWork(request: pb.CheckRequest): Work<pb.CheckResponse> {
  const urn = request.getUrn();
  const [olds, news] = [plain(request.getOlds()), plain(request.getNews())];
  return {
    operation: "check",
    urn,
    preview: false,
    asked: { olds, news },
    told: (response) => ({
      inputs: plain(response.getInputs()),
      failures: response.getFailuresList().map((failure) => failure.getReason()),
    }),
    answer: () => {
      const { inputs, refusals } = check(parts(urn).type, olds, news, namingOf(request));
      const response = new pb.CheckResponse();
      response.setInputs(struct(inputs));
      response.setFailuresList(failures(refusals));
      return response;
    },
  };
}

/** `diff` of a resource. @param place where the provider works. */
export function diffWork(request: pb.DiffRequest, place: string): Work<pb.DiffResponse> {
  const urn = request.getUrn();
  const [before, after] = [plain(request.getOldInputs()), plain(request.getNews())];
  return {
    operation: "diff",
    urn,
    preview: false,
    asked: { before, after },
    told: (response) => ({
      changed: response.getDiffsList(),
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
    }),
    answer: () => {
      const { type } = parts(urn);
      const { region } = plainProperties(plain(request.getOlds()));
      return diffResponse(
        difference(type, before, after, request.getIgnorechangesList(), {
          ...(typeof region === "string" ? { oldRegion: region } : {}),
          newRegion: accountAndRegion(placeOf(type, place, plainProperties(after))).region,
        }),
      );
    },
  };
}

/** `create`, of a preview or for good. */
export function createWork(
  store: Store,
  request: pb.CreateRequest,
  place: string,
): Work<pb.CreateResponse> {
  const [urn, preview] = [request.getUrn(), request.getPreview()];
  const inputs = plain(request.getProperties());
  return {
    operation: "create",
    urn,
    preview,
    asked: inputs,
    told: (response) => ({ id: response.getId(), state: plain(response.getProperties()) }),
    answer: () => {
      const response = new pb.CreateResponse();
      if (preview) {
        response.setProperties(struct(store.previewCreate(urn, inputs, place)));
        return response;
      }
      const { id, properties } = store.create(urn, inputs, place);
      response.setId(id);
      response.setProperties(struct(properties));
      return response;
    },
  };
}

/** `read`, for a refresh or an import. */
export function readWork(
  store: Store,
  request: pb.ReadRequest,
  place: string,
): Work<pb.ReadResponse> {
  const urn = request.getUrn();
  const [inputs, state] = [plain(request.getInputs()), plain(request.getProperties())];
  return {
    operation: "read",
    urn,
    preview: false,
    asked: { id: request.getId(), inputs, state },
    told: (response) => ({ id: response.getId(), state: plain(response.getProperties()) }),
    answer: () => {
      const found = store.read(parts(urn).type, request.getId(), inputs, state, place);
      const response = new pb.ReadResponse();
      // An id that is not there any more is answered by an empty one.
      if (found === undefined) return response;
      response.setId(found.id);
      response.setProperties(struct(found.properties));
      response.setInputs(struct(found.inputs));
      return response;
    },
  };
}

/** `update`, of a preview or for good. */
export function updateWork(
  store: Store,
  request: pb.UpdateRequest,
  place: string,
): Work<pb.UpdateResponse> {
  const [urn, preview, id] = [request.getUrn(), request.getPreview(), request.getId()];
  const [news, state] = [plain(request.getNews()), plain(request.getOlds())];
  return {
    operation: "update",
    urn,
    preview,
    asked: { id, news },
    told: (response) => plain(response.getProperties()),
    answer: () => {
      const response = new pb.UpdateResponse();
      const properties = preview
        ? store.previewUpdate(urn, id, news, state, place)
        : store.update(urn, id, news, state, place).properties;
      response.setProperties(struct(properties));
      return response;
    },
  };
}

/** `delete`. */
export function deleteWork(store: Store, request: pb.DeleteRequest, place: string): Work<Empty> {
  const [urn, id] = [request.getUrn(), request.getId()];
  return {
    operation: "delete",
    urn,
    preview: false,
    asked: { id },
    told: () => ({}),
    answer: () => {
      store.delete(urn, id, plain(request.getProperties()), place);
      return new Empty();
    },
  };
}

/** A provider function. */
export function invokeWork(
  request: pb.InvokeRequest,
  answer: (token: string, args: Properties, place: string) => Properties,
  place: string,
): Work<pb.InvokeResponse> {
  const token = request.getTok();
  const args = plain(request.getArgs());
  return {
    operation: "invoke",
    urn: token,
    preview: false,
    asked: args,
    told: (response) => plain(response.getReturn()),
    answer: () => {
      const response = new pb.InvokeResponse();
      response.setReturn(struct(answer(token, args, place)));
      return response;
    },
  };
}
