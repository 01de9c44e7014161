import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type {
  ReadResourceRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { ReadResourceResponse, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import type { ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Finding } from "../../errors";
import { withHashes } from "./assets";
import { optionsOf } from "./options";
import type { PlannedResource, Properties } from "./types";
import { unknownBeside } from "./unknown";
import { engineUrn, shortUrn } from "./urn";
import { withoutReferences } from "./wire";

/** What a resource is, when its outputs are synthesised. */
export interface SynthesisRequest {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  /** `<provider urn>::<provider id>`, or undefined. */
  readonly provider: string | undefined;
}

/** The id and the computed outputs of a resource that nobody created. */
export interface Synthesised {
  readonly id: string;
  readonly outputs: Properties;
}

/** What a recorder needs to answer a program. */
export interface RecorderOptions {
  readonly project: string;
  readonly stack: string;
  /** A pass with unknowns: computed outputs and ids are not known, as at a first preview. */
  readonly preview: boolean;
  readonly synthesise: (request: SynthesisRequest) => Synthesised;
  /** Answers a provider function. @throws when the function is not one that the planner knows. */
  readonly invoke: (token: string, args: Properties) => Properties;
  /** Told of every registration after the program's end. */
  readonly onLate?: (finding: Finding) => void;
  /** Outputs of the stacks planned so far, by full reference name. */
  readonly references: ReadonlyMap<string, Properties>;
}

type Callback = (error: unknown, response: unknown) => void;
interface Draft extends Omit<PlannedResource, "outputs"> {
  outputs: Properties;
}

/** Types whose inputs may be files. */
const HOLDS_ASSETS = /^aws:(lambda\/(function|layerVersion)|s3\/bucketObject)/;

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** gRPC errors reach the program with their message in `details` only. */
function rpcError(error: unknown): { code: number; details: string; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  return { code: 2, details: message, message };
}

/**
 * A resource monitor that keeps every registration whole: options, dependencies, parents.
 * It answers from the request itself, so that secrets and their spread are those of the engine.
 * The SDK's own mock monitor shows a program's mocks less than half of this.
 */
export class Recorder extends MockMonitor {
  readonly records = new Map<string, Draft>();
  readonly findings: Finding[] = [];
  /** Counts every request; a watchdog tells from it that a program stands still. */
  activity = 0;
  #closed = false;

  constructor(private readonly options: RecorderOptions) {
    super({
      call: () => ({}),
      newResource: () => ({ id: undefined, state: {} }),
    });
  }

  /** After this a registration is a finding: it came from an `apply` that outlived the program. */
  close(): void {
    this.#closed = true;
  }

  #find(code: string, urn: string, message: string, fix: string): Finding {
    const finding: Finding = {
      code,
      severity: "error",
      where: this.options.stack,
      path: urn,
      message,
      fix,
    };
    this.findings.push(finding);
    return finding;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the base class's signature
  override async registerResource(req: RegisterResourceRequest, callback: Callback): Promise<void> {
    this.activity++;
    try {
      const type = req.getType();
      const name = req.getName();
      const parent = req.getParent();
      const { project, stack, preview } = this.options;
      const urn = engineUrn(project, stack, parent === "" ? undefined : parent, type, name);
      if (this.#closed) {
        const late = this.#find(
          "late-registration",
          urn,
          `${shortUrn(urn)} was registered after the program had ended`,
          "create it outside `apply`: resources made in an asynchronous callback are missed by previews",
        );
        this.options.onLate?.(late);
      }
      if (this.records.has(urn)) {
        this.#find(
          "duplicate-urn",
          urn,
          `two resources of this stack are ${shortUrn(urn)}`,
          "give one of them another logical name",
        );
      }
      if (parent !== "" && !this.records.has(parent)) {
        this.#find(
          "missing-parent",
          urn,
          `its parent ${parent} is not in this stack`,
          "pass a parent that this program created",
        );
      }
      const given = withoutReferences(req.getObject()?.toJavaScript() ?? {});
      // Few types hold assets; a walk over all values of all others would be in vain.
      const inputs = (HOLDS_ASSETS.test(type) ? withHashes(given) : given) as Properties;
      const custom = req.getCustom();
      const isProvider = type.startsWith("pulumi:providers:");
      const provider = req.getProvider();
      const made = custom
        ? this.options.synthesise({
            urn,
            type,
            name,
            inputs,
            provider: provider === "" ? undefined : provider,
          })
        : undefined;
      const known = !preview || isProvider;
      const computed = known ? made?.outputs : unknownBeside(inputs, made?.outputs);
      const outputs = computed === undefined ? inputs : { ...inputs, ...computed };
      const id = made !== undefined && known ? made.id : undefined;
      const inherited = parent === "" ? undefined : this.records.get(parent);
      this.records.set(urn, {
        urn,
        type,
        name,
        custom,
        ...(id === undefined ? {} : { id }),
        inputs,
        outputs,
        ...(parent === "" ? {} : { parent }),
        ...(provider === "" || isProvider || !custom ? {} : { provider }),
        ...optionsOf(req, inherited),
        external: false,
      });
      const response = new RegisterResourceResponse();
      response.setUrn(urn);
      response.setId(id ?? "");
      response.setObject(Struct.fromJavaScript(outputs));
      callback(null, response);
    } catch (error) {
      callback(rpcError(error), undefined);
    }
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the base class's signature
  override async readResource(req: ReadResourceRequest, callback: Callback): Promise<void> {
    this.activity++;
    try {
      const type = req.getType();
      const name = req.getName();
      const parent = req.getParent();
      const id = req.getId();
      const urn = engineUrn(this.options.project, this.options.stack, parent, type, name);
      const inputs = (req.getProperties()?.toJavaScript() ?? {}) as Properties;
      const state =
        type === STACK_REFERENCE ? this.#reference(id, inputs) : this.#read(req, urn, inputs);
      this.records.set(urn, {
        urn,
        type,
        name,
        custom: true,
        id,
        inputs,
        outputs: state,
        ...(parent === "" ? {} : { parent }),
        ...(req.getProvider() === "" ? {} : { provider: req.getProvider() }),
        dependencies: [...req.getDependenciesList()].sort(),
        propertyDependencies: {},
        protect: false,
        retainOnDelete: false,
        ignoreChanges: [],
        replaceOnChanges: [],
        additionalSecretOutputs: [],
        aliases: [],
        deleteBeforeReplace: false,
        external: true,
      });
      const response = new ReadResourceResponse();
      response.setUrn(urn);
      response.setProperties(Struct.fromJavaScript(state));
      callback(null, response);
    } catch (error) {
      callback(rpcError(error), undefined);
    }
  }

  #reference(id: string, inputs: Properties): Properties {
    const name = typeof inputs.name === "string" ? inputs.name : id;
    const outputs = this.options.references.get(name);
    if (outputs === undefined) throw new Error(`unknown stack "${name}"`);
    return { name, outputs, secretOutputNames: [] };
  }

  #read(req: ReadResourceRequest, urn: string, inputs: Properties): Properties {
    const made = this.options.synthesise({
      urn,
      type: req.getType(),
      name: req.getName(),
      inputs,
      provider: req.getProvider() === "" ? undefined : req.getProvider(),
    });
    return { ...inputs, ...made.outputs };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the base class's signature
  override async invoke(req: ResourceInvokeRequest, callback: Callback): Promise<void> {
    this.activity++;
    try {
      const args = (req.getArgs()?.toJavaScript() ?? {}) as Properties;
      const result = this.options.invoke(req.getTok(), args);
      const response = new InvokeResponse();
      response.setReturn(Struct.fromJavaScript(result));
      callback(null, response);
    } catch (error) {
      callback(rpcError(error), undefined);
    }
  }

  override registerResourceOutputs(req: RegisterResourceOutputsRequest, callback: Callback): void {
    this.activity++;
    const record = this.records.get(req.getUrn());
    if (record !== undefined) record.outputs = req.getOutputs()?.toJavaScript() ?? {};
    callback(null, {});
  }
}
