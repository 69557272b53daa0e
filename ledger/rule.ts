import * as v from 'valibot';

/** A rule id: section and serial, never reused. `PROV-7.5-01` is the first rule of section 7.5. */
export const RuleId = v.pipe(v.string(), v.regex(/^PROV-\d+(\.\d+)*-\d{2}$/, 'a rule id such as PROV-7.5-01'));
export type RuleId = v.InferOutput<typeof RuleId>;

/** The section of SWRA513C a rule belongs to: `7.5` of `PROV-7.5-01`. */
export const sectionOf = (id: RuleId): string => id.split('-')[1] ?? '';

/** Requirement levels. MUST and MUST NOT decide conformance, SHOULD and SHOULD NOT warn, MAY is recorded. */
export const Level = v.picklist(['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY']);
export type Level = v.InferOutput<typeof Level>;

/** Who can break the rule: network processor, API constants, host driver code, host application, phone app. */
export const Party = v.picklist(['NWP', 'API', 'driver', 'host', 'app']);

/**
 * What a scenario can need beyond a device that answers calls. An adapter offers a need or says why not;
 * a scenario whose need is missing is not applicable with that reason.
 */
export const Need = v.picklist([
  'phone', // a Wi-Fi station that speaks HTTP
  'network', // an access point one can break: absent, other key, slow or mute DHCP
  'smartconfig', // a SmartConfig sender
  'cloud', // a server beyond the access point
  'capture', // a packet capture on the joined network
  'wifi-scan', // a view of the networks on the air
  'fresh', // the device in factory state
  'long', // more than two minutes of device time
  'driver-port', // messages of the network processor can be injected below the host driver
  'pending-calls', // a second call can be issued while one has not returned
]);
export type Need = v.InferOutput<typeof Need>;

/** How a rule is treated by the suite. `docs/ledger.md` explains each. */
export const RuleClass = v.picklist([
  'tested',
  'implied-by',
  'advisory',
  'recorded',
  'host-obligation',
  'driver',
  'untestable',
]);
export type RuleClass = v.InferOutput<typeof RuleClass>;

/** Where the rule can be observed: the simulator, TI's stock AT console, a console with AT+WlanProvisioning. */
export const Vantage = v.picklist(['simulator', 'stock-at', 'prov-at']);

const text = v.pipe(v.string(), v.minLength(1));

/** One atomic statement of the document, with everything the suite knows about it. */
export const Rule = v.pipe(
  v.strictObject({
    id: RuleId,
    /** Section of SWRA513C the rule belongs to, also where the fact comes from another source. */
    section: v.pipe(v.string(), v.regex(/^\d+(\.\d+)*$/, 'a section number such as 7.5')),
    level: Level,
    /** Subject of the rule: blocking, confirmation, http … */
    kind: text,
    party: Party,
    statement: text,
    /** What one sees when the rule holds. */
    observe: text,
    /** Documents that carry the rule, strongest first. Empty where it is an inference. */
    sources: v.array(text),
    /** Scope, traps and how sure the sources are. */
    note: v.optional(text),
    class: RuleClass,
    /** The rule whose scenarios prove this one too; only with class `implied-by`. */
    impliedBy: v.optional(RuleId),
    /** Why nothing can be judged; only with class `untestable` and `host-obligation`. */
    reason: v.optional(text),
    /** What the report asks the device; only with class `recorded`. */
    question: v.optional(text),
    /** How its scenarios must be arranged. */
    arrangement: v.optional(text),
    needs: v.array(Need),
    vantage: v.array(Vantage),
    /** Present while the suite has no scenario for the rule yet. */
    planned: v.optional(v.literal(true)),
  }),
  v.check((rule) => rule.id.startsWith(`PROV-${rule.section}-`), 'the section must match the id'),
  v.check(
    (rule) => (rule.class === 'implied-by') === (rule.impliedBy !== undefined),
    'impliedBy goes with class implied-by, and only with it',
  ),
  v.check(
    (rule) => (rule.class === 'recorded') === (rule.question !== undefined),
    'question goes with class recorded, and only with it',
  ),
  v.check(
    (rule) => ['untestable', 'host-obligation'].includes(rule.class) === (rule.reason !== undefined),
    'reason goes with classes untestable and host-obligation, and only with them',
  ),
);
export type Rule = v.InferOutput<typeof Rule>;

/** The document a verdict on the rule stands on: the strongest of its sources. */
export type Basis = 'SWRA513C' | 'SWRU455M' | 'SWRU455A' | 'driver' | 'inference';

/**
 * The strongest document among a rule's sources. A certificate for SWRA513C rests on the rules of that basis;
 * the programmer's guide (SWRU455) is a companion profile.
 */
export function basisOf(rule: Pick<Rule, 'sources'>): Basis {
  for (const document of ['SWRA513C', 'SWRU455M', 'SWRU455A'] as const)
    if (rule.sources.some((source) => source.startsWith(document))) return document;
  return rule.sources.length > 0 ? 'driver' : 'inference';
}

/** Whether the rule decides conformance when it is judged. */
export const isMandatory = (rule: Pick<Rule, 'level'>): boolean => rule.level === 'MUST' || rule.level === 'MUST NOT';
