import { join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readData } from './read-data';

/** The part of the SimpleLink API to which a function belongs. TI calls it a silo. */
export const Silo = v.picklist(['DEVICE', 'WLAN', 'SOCKET', 'NETAPP', 'NETCFG', 'NETUTIL', 'FS', 'EVENTS']);
export type Silo = v.InferOutput<typeof Silo>;

/**
 * The treatment of the function by SWRA513C 7.5 while the APIs are blocked:
 *
 * - `command`: reaches the network processor, so it must be refused
 * - `allowed`: one of the two functions that the document exempts
 * - `lifecycle`: `sl_Start`, which a started device always answers with "already started"
 * - `local`: sends no command, so the document does not cover it
 * - `composite`: a sequence of other functions, which are judged instead
 */
export const FunctionKind = v.picklist(['command', 'allowed', 'lifecycle', 'local', 'composite']);
export type FunctionKind = v.InferOutput<typeof FunctionKind>;

/** A value in the arguments of a probe, in the form of the arguments of an adapter's `call`. */
export type Argument = string | number | boolean | null | readonly Argument[] | { readonly [member: string]: Argument };

const Argument: v.GenericSchema<Argument> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(Argument), v.record(v.string(), Argument)]),
);

/** A function name as TI writes it: `sl_WlanProvisioning`. */
export const FunctionName = v.pipe(v.string(), v.regex(/^sl_[A-Z]\w+$/, 'a function name such as sl_DeviceGet'));
export type FunctionName = v.InferOutput<typeof FunctionName>;

/** One function of the public SimpleLink API. */
export const PublicFunction = v.pipe(
  v.strictObject({
    name: FunctionName,
    silo: Silo,
    kind: FunctionKind,
    /** The call returns only after its own event. It waits if the driver filters this event. */
    staged: v.optional(v.literal(true)),
    /** Its probe is harmless at any time. One such function represents its silo. */
    harmless: v.optional(v.literal(true)),
    /** TI's host driver does not refuse it while the APIs are blocked. See erratum C18. */
    ungated: v.optional(v.literal(true)),
    /** Does not return while the APIs are blocked, on a driver that sends it. It needs a deadline and runs last. */
    hangs: v.optional(v.literal(true)),
    /** `write` can change the device if the device wrongly executes it. */
    access: v.picklist(['read', 'write']),
    /**
     * Arguments of a probe. A served probe has no lasting effect: it uses names that do not exist, the last socket, the
     * last profile and default settings.
     *
     * Names are TI's parameter names. Output parameters and the lengths of given buffers are left out. An option that TI
     * passes by pointer (`pOption`, `pConfigOpt`, `pIndex`) has its name without the p. Constants are names. An empty
     * object is a structure of zeros.
     */
    arguments: v.record(v.string(), Argument),
  }),
  v.check((f) => !f.ungated || f.kind === 'command', 'only a command can be ungated'),
  v.check((f) => !f.hangs || (f.ungated === true && f.staged === true), 'only an ungated staged command can hang'),
);
export type PublicFunction = v.InferOutput<typeof PublicFunction>;

let table: ReadonlyMap<string, PublicFunction> | undefined;

function functions(): ReadonlyMap<string, PublicFunction> {
  table ??= new Map(
    readData(join(packageRoot(), 'ledger', 'data', 'functions.json'), v.array(PublicFunction)).map((f) => [f.name, f]),
  );
  return table;
}

/** All public functions, in TI's order within each silo. */
export function publicFunctions(): readonly PublicFunction[] {
  return [...functions().values()];
}

/**
 * The function with this name.
 *
 * @throws ProvtckError `FUNCTION_UNKNOWN` when TI defines no such function
 */
export function functionNamed(name: FunctionName): PublicFunction {
  const found = functions().get(name);
  if (found !== undefined) return found;
  throw new ProvtckError(
    'FUNCTION_UNKNOWN',
    `${name} is not a public SimpleLink function`,
    'Function names are case-sensitive and begin with sl_; ledger/data/functions.json lists them.',
  );
}

/** The functions of one silo. */
export function functionsOf(silo: Silo): readonly PublicFunction[] {
  return publicFunctions().filter((f) => f.silo === silo);
}
