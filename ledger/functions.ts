import { join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readData } from './read-data';

/** Part of the SimpleLink API a function belongs to, as TI divides it. */
export const Silo = v.picklist(['DEVICE', 'WLAN', 'SOCKET', 'NETAPP', 'NETCFG', 'NETUTIL', 'FS', 'EVENTS']);
export type Silo = v.InferOutput<typeof Silo>;

/**
 * What SWRA513C 7.5 makes of the function while provisioning blocks the host:
 *
 * - `command`: reaches the network processor, so it must be refused
 * - `allowed`: one of the two functions the text exempts
 * - `lifecycle`: `sl_Start`, which a started device answers with "already started" whatever else goes on
 * - `local`: sends nothing, so the text does not speak of it
 * - `composite`: a sequence of other functions, judged by those
 */
export const FunctionKind = v.picklist(['command', 'allowed', 'lifecycle', 'local', 'composite']);
export type FunctionKind = v.InferOutput<typeof FunctionKind>;

/** A value in the arguments of a probe; the same shape an adapter's `call` takes. */
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
    /** The call returns only after an event of its own has come, so a filtered event leaves it waiting. */
    staged: v.optional(v.literal(true)),
    /** Its probe can be called at any time on a device in use; one such function stands for its silo. */
    harmless: v.optional(v.literal(true)),
    /** TI's own host driver does not refuse it while the device is blocked. See erratum C18. */
    ungated: v.optional(v.literal(true)),
    /** Does not return while blocked on a driver that lets it through: only with a deadline, last in a run. */
    hangs: v.optional(v.literal(true)),
    /** `write` can change the device if it is executed although it should have been refused. */
    access: v.picklist(['read', 'write']),
    /**
     * Arguments for a probe that leave no lasting trace where the call is served: names that do not exist, the last
     * socket, the last profile, settings at their default.
     *
     * Names are TI's parameter names. What only receives an answer is left out, and so is the length of a buffer that
     * is given. An option that TI passes by pointer because it is read and written (`pOption`, `pConfigOpt`, `pIndex`)
     * goes by its plain name. Constants stand by name; an empty object is a structure filled with zeros.
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
 * The function of that name.
 *
 * @throws ProvtckError `FUNCTION_UNKNOWN` when TI has none
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
