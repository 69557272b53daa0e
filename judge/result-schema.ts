import * as v from 'valibot';
import { Lack } from '../ledger/lack';
import { Level, RuleClass, RuleId } from '../ledger/rule';
import { DeviceSchema, ObservationSchema, ViolationSchema } from './outcome-schema';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const ms = v.pipe(v.number(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex'));

const ScenarioVerdictSchema = v.picklist(['pass', 'fail', 'inconclusive', 'not-applicable']);
const RuleVerdictSchema = v.picklist(['pass', 'fail', 'inconclusive', 'not-applicable', 'recorded', 'not-judged']);
const RunVerdictSchema = v.picklist(['conformant', 'non-conformant', 'incomplete']);

/** `not-judged`: the run executed nothing that speaks about this half. */
const ProfileVerdictSchema = v.picklist(['conformant', 'non-conformant', 'incomplete', 'not-judged']);
export type ProfileVerdict = v.InferOutput<typeof ProfileVerdictSchema>;

/** The first nine add up to `total`. */
const RuleCountsSchema = v.strictObject({
  pass: count,
  /** MUST and MUST NOT rules the device breaks in a way that is not known. */
  fail: count,
  /** Rules of other levels the device does not follow; they do not decide conformance. */
  warnings: count,
  /** Rules of any level the device breaks exactly as a known deviation says. */
  deviations: count,
  inconclusive: count,
  notApplicable: count,
  recorded: count,
  /** The suite has no scenario for them yet. */
  planned: count,
  notJudged: count,
  total: count,
  /** What `notJudged` consists of. */
  notJudgedBecause: v.strictObject({
    untestable: count,
    hostObligation: count,
    notSelected: count,
    /** Should have been judged, and was not. */
    missing: count,
  }),
});
export type RuleCounts = v.InferOutput<typeof RuleCountsSchema>;

const ScenarioCountsSchema = v.strictObject({
  total: count,
  pass: count,
  fail: count,
  inconclusive: count,
  notApplicable: count,
});
export type ScenarioCounts = v.InferOutput<typeof ScenarioCountsSchema>;

/** What a scenario found against a rule, and how to run only that again. */
const RuleViolationSchema = v.strictObject({
  scenario: v.string(),
  ...ViolationSchema.entries,
  command: v.string(),
  /** Present when a monitor has found it, in a scenario that need not be one of the rule's own. */
  monitor: v.optional(v.string()),
  /** The records that prove it, as numbers within the scenario, and in words. */
  lines: v.optional(v.array(count)),
  evidence: v.optional(v.array(v.string())),
});
export type RuleViolation = v.InferOutput<typeof RuleViolationSchema>;

/** An entry of a file of known deviations. */
const KnownDeviationSchema = v.strictObject({
  /** Name of the file. */
  file: v.string(),
  reason: v.string(),
  source: v.string(),
  owner: v.string(),
  /** The last day it is good for. */
  expires: v.string(),
});
export type KnownDeviation = v.InferOutput<typeof KnownDeviationSchema>;

/** What became of an entry. */
const DeviationResultSchema = v.strictObject({
  rule: RuleId,
  ...KnownDeviationSchema.entries,
  status: v.picklist(['shown', 'passed', 'different', 'untested', 'out of scope']),
  detail: v.optional(v.string()),
});
export type DeviationResult = v.InferOutput<typeof DeviationResultSchema>;

const RuleResultSchema = v.strictObject({
  id: RuleId,
  level: Level,
  class: RuleClass,
  statement: v.string(),
  /** Documents that carry the rule, strongest first. */
  sources: v.array(v.string()),
  /** The strongest document the rule stands on. */
  basis: v.picklist(['SWRA513C', 'SWRU455M', 'SWRU455A', 'driver', 'inference']),
  verdict: RuleVerdictSchema,
  scenarios: v.array(v.string()),
  /** How its scenarios ended. */
  counts: v.strictObject({
    pass: count,
    fail: count,
    inconclusive: count,
    notApplicable: count,
    /** How many the device statement calls for; in a run that is to certify. */
    required: v.optional(count),
  }),
  violations: v.array(RuleViolationSchema),
  reason: v.optional(v.string()),
  /** The rule whose verdict this one took. */
  impliedBy: v.optional(RuleId),
  /** Present beside a `fail` that is exactly the one that is known. */
  deviation: v.optional(KnownDeviationSchema),
});
export type RuleResult = v.InferOutput<typeof RuleResultSchema>;

const StepSchema = v.strictObject({
  text: v.string(),
  status: v.picklist(['PASSED', 'FAILED', 'SKIPPED', 'PENDING', 'UNDEFINED', 'AMBIGUOUS', 'UNKNOWN']),
  ms,
  message: v.optional(v.string()),
});

const ScenarioResultSchema = v.strictObject({
  id: v.string(),
  name: v.string(),
  uri: v.string(),
  line: count,
  chapter: v.string(),
  rules: v.array(RuleId),
  tags: v.array(v.string()),
  verdict: ScenarioVerdictSchema,
  /** Present when it was not executed once and to its end. */
  flaw: v.optional(v.picklist(['retried', 'unfinished'])),
  reason: v.optional(v.string()),
  /** What is not there where it does not apply: `need:phone`, `claim:smart-config`. */
  lacks: v.optional(v.array(Lack)),
  message: v.optional(v.string()),
  violation: v.optional(ViolationSchema),
  /** Present when every rule it breaks is broken as known; the file that says so. */
  deviation: v.optional(v.string()),
  notIssued: v.optional(v.array(v.string())),
  startedAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  wallMs: ms,
  deviceMs: ms,
  steps: v.array(StepSchema),
});
export type ScenarioResult = v.InferOutput<typeof ScenarioResultSchema>;

/** An answer, and the scenario that shows it. */
const AnswerSchema = v.strictObject({ ...ObservationSchema.entries, scenario: v.string() });
export type RecordedAnswer = v.InferOutput<typeof AnswerSchema>;

/** The truth about a run, `out/result.json`. Members are added to version 1, never renamed. */
export const ResultSchema = v.strictObject({
  schema: v.literal(1),
  suite: v.strictObject({
    name: v.string(),
    version: v.string(),
    ledgerSha256: sha256,
    featuresSha256: sha256,
  }),
  adapter: v.strictObject({
    name: v.string(),
    hostDriver: v.optional(v.string()),
    /** How the simulator's HTTP server was reached, where not as usual. */
    http: v.optional(v.string()),
    port: v.optional(v.string()),
    console: v.optional(v.string()),
    bench: v.optional(v.string()),
    /** Present when device time did not run with the wall clock; such a run certifies nothing. 0: the run drove it. */
    timeScale: v.optional(v.number()),
  }),
  /** `versions` is empty when nobody answered. */
  device: v.strictObject(DeviceSchema.entries),
  /** The device statement, where the user gave one. */
  ics: v.optional(
    v.strictObject({
      file: v.string(),
      sha256,
      part: v.string(),
      product: v.optional(v.string()),
      /** What the device is said to do without; its scenarios are not applicable. */
      without: v.array(v.string()),
      /** What the bench is said to be without, such as `need:capture`. */
      bench: v.optional(v.array(Lack)),
    }),
  ),
  /** Times in ms that counted in place of the suite's own. */
  ixit: v.optional(v.record(v.string(), ms)),
  run: v.strictObject({
    verdict: RunVerdictSchema,
    /** Host-driver rules apart from all others; `verdict` is the worse of the two. */
    profiles: v.strictObject({ device: ProfileVerdictSchema, driver: ProfileVerdictSchema }),
    /** Why the run is incomplete, in full sentences; empty otherwise. */
    incomplete: v.array(v.string()),
    selection: v.strictObject({
      /** Whether less than the whole suite was selected. */
      partial: v.boolean(),
      rules: v.array(RuleId),
      tags: v.optional(v.string()),
    }),
    /** Present when the run was held to all that a certificate asks for. */
    certifying: v.optional(v.literal(true)),
    /** How much a certificate of the run covers, with `certifying`. */
    certificate: v.optional(
      v.strictObject({
        /** A class of `ledger/data/certificate-classes.json`, or `none`. */
        class: v.string(),
        /** What is stated that the device and its bench do without, such as `claim:smart-config`. */
        lacks: v.array(Lack),
      }),
    ),
    /** Readings the user chose for errata, `C18=text`. */
    readings: v.array(v.string()),
    /** Files of known deviations the run was given. */
    deviationFiles: v.array(v.strictObject({ name: v.string(), sha256 })),
    /** What became of each of their entries. */
    deviations: v.array(DeviationResultSchema),
    parallel: count,
    startedAt: v.pipe(v.string(), v.isoTimestamp()),
    wallMs: ms,
    deviceMs: ms,
    counts: v.strictObject({ rules: RuleCountsSchema, scenarios: ScenarioCountsSchema }),
    /** How many passed rules rest on which document. */
    basis: v.record(v.string(), count),
  }),
  rules: v.array(RuleResultSchema),
  scenarios: v.array(ScenarioResultSchema),
  /** What the documents leave open, and what this device does. */
  observations: v.array(AnswerSchema),
});
export type Result = v.InferOutput<typeof ResultSchema>;
