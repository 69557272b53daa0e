import * as v from 'valibot';

/** A rule id: section and serial, never reused. `PROV-7.5-01` is the first rule of section 7.5. */
export const RuleId = v.pipe(v.string(), v.regex(/^PROV-\d+(\.\d+)*-\d{2}$/, 'a rule id such as PROV-7.5-01'));
export type RuleId = v.InferOutput<typeof RuleId>;

/** A rule id with any prefix, as a tag of a scenario: of TI's rules, or of the rules of a user. */
export const RuleTag = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Z0-9]{1,15}-\d+(\.\d+)*-\d{2}$/, 'a rule id such as ACME-1-01'),
);

/** Whether a tag names a rule. */
export const isRuleTag = (tag: string): boolean => v.is(RuleTag, tag);

/** The section of SWRA513C a rule belongs to: `7.5` of `PROV-7.5-01`. */
export const sectionOf = (id: RuleId): string => id.split('-')[1] ?? '';

/** Requirement levels. MUST and MUST NOT decide conformance, SHOULD and SHOULD NOT warn, MAY is recorded. */
export const Level = v.picklist(['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY']);
export type Level = v.InferOutput<typeof Level>;

/** The party that can break the rule: network processor, API constants, host driver, host application, phone app. */
export const Party = v.picklist(['NWP', 'API', 'driver', 'host', 'app']);

/**
 * What a scenario can need besides a device that answers calls. An adapter offers a need or gives the reason why not.
 * A scenario with a missing need is not applicable, with that reason.
 */
export const Need = v.picklist([
  'phone', // a Wi-Fi station that speaks HTTP
  'network', // an access point with faults: absent, another key, slow or no DHCP
  'smartconfig', // a SmartConfig sender
  'cloud', // a server beyond the access point
  'capture', // a packet capture on the joined network
  'wifi-scan', // a scan of the Wi-Fi networks
  'fresh', // the device in factory state
  'long', // more than two minutes of device time
  'driver-port', // the suite can inject messages of the network processor below the host driver
  'pending-calls', // the host can make a second call while another is pending
]);
export type Need = v.InferOutput<typeof Need>;

/** The treatment of a rule by the suite. `docs/ledger.md` explains each class. */
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
const Vantage = v.picklist(['simulator', 'stock-at', 'prov-at']);

const text = v.pipe(v.string(), v.minLength(1));

/** One obligation of the document, with all data of the suite about it. */
export const Rule = v.pipe(
  v.strictObject({
    id: RuleId,
    /** Section of SWRA513C to which the rule belongs, also if its source is another document. */
    section: v.pipe(v.string(), v.regex(/^\d+(\.\d+)*$/, 'a section number such as 7.5')),
    level: Level,
    /** Subject of the rule: blocking, confirmation, http … */
    kind: text,
    party: Party,
    statement: text,
    /** The observation that shows that the device follows the rule. */
    observe: text,
    /** Documents that state the rule, strongest first. Empty for an inference. */
    sources: v.array(text),
    /** Scope, pitfalls and certainty of the sources. */
    note: v.optional(text),
    class: RuleClass,
    /** The rule whose scenarios prove this one too. Only with class `implied-by`. */
    impliedBy: v.optional(RuleId),
    /** The reason why the device is not judged. Only with the classes `untestable` and `host-obligation`. */
    reason: v.optional(text),
    /** The question that an observation answers. Only with class `recorded`. */
    question: v.optional(text),
    /** The arrangement of its scenarios. */
    arrangement: v.optional(text),
    needs: v.array(Need),
    vantage: v.array(Vantage),
    /** Present while the suite has no scenario for the rule yet. */
    planned: v.optional(v.literal(true)),
  }),
  v.check((rule) => rule.id.startsWith(`PROV-${rule.section}-`), 'the section must match the id'),
  v.check(
    (rule) => (rule.class === 'implied-by') === (rule.impliedBy !== undefined),
    'class implied-by needs impliedBy, and other classes must not have it',
  ),
  v.check(
    (rule) => (rule.class === 'recorded') === (rule.question !== undefined),
    'class recorded needs a question, and other classes must not have it',
  ),
  v.check(
    (rule) => ['untestable', 'host-obligation'].includes(rule.class) === (rule.reason !== undefined),
    'classes untestable and host-obligation need a reason, and other classes must not have it',
  ),
);
export type Rule = v.InferOutput<typeof Rule>;

/** The basis of a verdict on the rule: the strongest of its sources. */
type Basis = 'SWRA513C' | 'SWRU455M' | 'SWRU455A' | 'driver' | 'inference';

/**
 * The strongest document among a rule's sources. A certificate for SWRA513C depends on the rules of that basis. The
 * programmer's guide (SWRU455) is a companion profile.
 */
export function basisOf(rule: Pick<Rule, 'sources'>): Basis {
  for (const document of ['SWRA513C', 'SWRU455M', 'SWRU455A'] as const)
    if (rule.sources.some((source) => source.startsWith(document))) return document;
  return rule.sources.length > 0 ? 'driver' : 'inference';
}

/** Whether the rule decides conformance when it is judged. */
export const isMandatory = (rule: Pick<Rule, 'level'>): boolean => rule.level === 'MUST' || rule.level === 'MUST NOT';
