import * as v from 'valibot';
import { Lack } from '../ledger/lack';
import { Level, RuleClass, RuleId, RuleTag } from '../ledger/rule';
import { DeviceResultSchema, ObservationSchema, ViolationSchema } from './outcome-schema';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const ms = v.pipe(v.number(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex'));

const ScenarioVerdictSchema = v.picklist(['pass', 'fail', 'inconclusive', 'not-applicable']);
const RuleVerdictSchema = v.picklist(['pass', 'fail', 'inconclusive', 'not-applicable', 'recorded', 'not-judged']);
const RunVerdictSchema = v.picklist(['conformant', 'non-conformant', 'incomplete']);

/** `not-judged`: the run executed no scenario about this half. */
const ProfileVerdictSchema = v.picklist(['conformant', 'non-conformant', 'incomplete', 'not-judged']);
export type ProfileVerdict = v.InferOutput<typeof ProfileVerdictSchema>;

/** The first nine add up to `total`. */
const RuleCountsSchema = v.strictObject({
  pass: count,
  /** MUST and MUST NOT rules that the device breaks without a known deviation. */
  fail: count,
  /** Rules of other levels that the device does not follow; they do not decide conformance. */
  warnings: count,
  /** Rules of any level that the device breaks exactly as a known deviation says. */
  deviations: count,
  inconclusive: count,
  notApplicable: count,
  recorded: count,
  /** The suite has no scenario for them yet. */
  planned: count,
  notJudged: count,
  total: count,
  /** The parts of `notJudged`. */
  notJudgedBecause: v.strictObject({
    untestable: count,
    hostObligation: count,
    notSelected: count,
    /** Without a verdict although the run selected them. */
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

/** A violation of a rule in a scenario, and the command that repeats it. */
const RuleViolationSchema = v.strictObject({
  scenario: v.string(),
  ...ViolationSchema.entries,
  command: v.string(),
  /** Present if a monitor found it; the scenario can belong to other rules. */
  monitor: v.optional(v.string()),
  /** Number of the random session in which the monitor found it; `scenario` then names the session. */
  session: v.optional(count),
  /** The records that prove it, as numbers within the scenario, and as text. */
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
  /** The last day of its validity. */
  expires: v.string(),
});
export type KnownDeviation = v.InferOutput<typeof KnownDeviationSchema>;

/** The status of an entry. */
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
  /** The party that the rule binds, if it is not the device. */
  party: v.optional(v.string()),
  statement: v.string(),
  /** Documents that contain the rule, strongest first. */
  sources: v.array(v.string()),
  /** The strongest document that states the rule. */
  basis: v.picklist(['SWRA513C', 'SWRU455M', 'SWRU455A', 'driver', 'inference']),
  verdict: RuleVerdictSchema,
  scenarios: v.array(v.string()),
  /** Results of its scenarios. */
  counts: v.strictObject({
    pass: count,
    fail: count,
    inconclusive: count,
    notApplicable: count,
    /** Number of scenarios that the device statement requires; in a run that is to certify. */
    required: v.optional(count),
  }),
  violations: v.array(RuleViolationSchema),
  reason: v.optional(v.string()),
  /** The rule whose verdict this rule shares. */
  impliedBy: v.optional(RuleId),
  /** Present beside a `fail` that is exactly a known deviation. */
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
  /** Present if it was not executed completely, or more than once. */
  flaw: v.optional(v.picklist(['retried', 'unfinished'])),
  reason: v.optional(v.string()),
  /** Why a person has skipped it; it is inconclusive then. */
  skipped: v.optional(v.string()),
  /** The missing capability, if the scenario does not apply: `need:phone`, `claim:smart-config`. */
  lacks: v.optional(v.array(Lack)),
  message: v.optional(v.string()),
  violation: v.optional(ViolationSchema),
  /** Present if every rule that it breaks is a known deviation; the file of the deviations. */
  deviation: v.optional(v.string()),
  notIssued: v.optional(v.array(v.string())),
  startedAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  wallMs: ms,
  deviceMs: ms,
  steps: v.array(StepSchema),
});
export type ScenarioResult = v.InferOutput<typeof ScenarioResultSchema>;

/** An observation, and its scenario. */
const AnswerSchema = v.strictObject({ ...ObservationSchema.entries, scenario: v.string() });
export type RecordedAnswer = v.InferOutput<typeof AnswerSchema>;

/** How often a run brought the device into the situation of a rule that a monitor watches. */
const MonitorResultSchema = v.strictObject({
  /** Name of the monitor. */
  monitor: v.string(),
  rule: RuleId,
  /** Number of times that the rule was tested, followed or broken. */
  tested: count,
  /** Number of scenarios in which it was broken. */
  broken: count,
});
export type MonitorResult = v.InferOutput<typeof MonitorResultSchema>;

/** Random sessions of `--explore`. Only a violation that a monitor finds decides: it is among those of its rule. */
const ExploredSchema = v.strictObject({
  seed: count,
  /** Maximum number of actions in a session. */
  length: count,
  /** Number of requested and of executed sessions. */
  requested: count,
  sessions: count,
  /** Number of sessions that say nothing about the device, and the most frequent reason. */
  hindered: count,
  hindrance: v.optional(v.string()),
  /** Number of sessions in which the device differs from the reference device. A difference is not judged. */
  differences: count,
  /** The first of them, and the command that shortens it to a scenario. */
  first: v.optional(v.strictObject({ session: count, expected: v.string(), seen: v.string(), command: v.string() })),
  /** Number of sessions in which a monitor found a broken rule. */
  violating: count,
  /** Why the sessions ended early. */
  stopped: v.optional(v.string()),
});
export type ExploredResult = v.InferOutput<typeof ExploredSchema>;

/** A part of a run that was not made in one piece. */
export const RunPartSchema = v.strictObject({
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  endedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Number of scenarios that the part contributes. */
  scenarios: count,
  port: v.optional(v.string()),
  /** Its bench, without the token. */
  bench: v.optional(v.string()),
});
export type RunPartResult = v.InferOutput<typeof RunPartSchema>;
const { basis: _basis, deviation: _deviation, impliedBy: _impliedBy, ...ownRuleEntries } = RuleResultSchema.entries;

/** The result of the user's own rules. Nothing in it is about SWRA513C. */
const OwnResultSchema = v.strictObject({
  /** Name and prefix of the ledger file. */
  name: v.string(),
  prefix: v.string(),
  ledgerSha256: sha256,
  featuresSha256: sha256,
  verdict: RunVerdictSchema,
  /** Why it is incomplete, in full sentences; empty otherwise. */
  incomplete: v.array(v.string()),
  counts: v.strictObject({ rules: RuleCountsSchema, scenarios: ScenarioCountsSchema }),
  rules: v.array(v.strictObject({ ...ownRuleEntries, id: RuleTag })),
  scenarios: v.array(v.strictObject({ ...ScenarioResultSchema.entries, rules: v.array(RuleTag) })),
  observations: v.array(v.strictObject({ ...AnswerSchema.entries, rule: RuleTag })),
});
export type OwnResult = v.InferOutput<typeof OwnResultSchema>;

/** The result of a run, `out/result.json`. Version 1 gets new members; existing members are never renamed. */
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
    /** Transport of the simulator's HTTP server, if it is not the default. */
    http: v.optional(v.string()),
    port: v.optional(v.string()),
    console: v.optional(v.string()),
    bench: v.optional(v.string()),
    /** Present if device time was not real time; such a run cannot be certified. 0: the run advanced the time. */
    timeScale: v.optional(v.number()),
  }),
  /** `versions` is empty if the device was not identified. */
  device: v.strictObject(DeviceResultSchema.entries),
  /** The party that was tested, if it is not the device. */
  party: v.optional(
    v.strictObject({
      name: v.string(),
      product: v.optional(v.string()),
      /** Claims of its statement that hold. */
      claims: v.array(v.string()),
      /** Times in ms that its statement gives. */
      times: v.record(v.string(), ms),
      statement: v.optional(v.strictObject({ file: v.string(), sha256 })),
    }),
  ),
  /** The device statement, if the user gave one. */
  ics: v.optional(
    v.strictObject({
      file: v.string(),
      sha256,
      part: v.string(),
      product: v.optional(v.string()),
      /** Features that the device does not have; their scenarios are not applicable. */
      without: v.array(v.string()),
      /** Stated missing capabilities of the bench, such as `need:capture`. */
      bench: v.optional(v.array(Lack)),
    }),
  ),
  /** Times in ms that replaced those of the suite. */
  ixit: v.optional(v.record(v.string(), ms)),
  run: v.strictObject({
    verdict: RunVerdictSchema,
    /** Host driver rules separately from all others; `verdict` is the worse of the two. */
    profiles: v.strictObject({ device: ProfileVerdictSchema, driver: ProfileVerdictSchema }),
    /** Why the run is incomplete, in full sentences; empty otherwise. */
    incomplete: v.array(v.string()),
    selection: v.strictObject({
      /** Whether less than the whole suite was selected. */
      partial: v.boolean(),
      rules: v.array(RuleId),
      tags: v.optional(v.string()),
      /** Other limits of the selection, such as `plan smoke` or `shard 2/3`. */
      limits: v.optional(v.array(v.string())),
    }),
    /** Present if the run was not made in one piece: shards, or a run that was resumed. */
    parts: v.optional(v.array(RunPartSchema)),
    /** Seed of the order of the scenarios, with `--order setup`. `--order setup:<seed>` repeats the order. */
    orderSeed: v.optional(count),
    /** Present if the run had to fulfil the requirements of a certificate. */
    certifying: v.optional(v.literal(true)),
    /** Scope of a certificate of the run, with `certifying`. */
    certificate: v.optional(
      v.strictObject({
        /** A class of `ledger/data/certificate-classes.json`, or `none`. */
        class: v.string(),
        /** Stated missing capabilities of the device and its bench, such as `claim:smart-config`. */
        lacks: v.array(Lack),
      }),
    ),
    /** Interpretations of errata that the user chose, `C18=text`. */
    readings: v.array(v.string()),
    /** Files of known deviations that the user gave. */
    deviationFiles: v.array(v.strictObject({ name: v.string(), sha256 })),
    /** The status of each of their entries. */
    deviations: v.array(DeviationResultSchema),
    parallel: count,
    startedAt: v.pipe(v.string(), v.isoTimestamp()),
    wallMs: ms,
    deviceMs: ms,
    counts: v.strictObject({ rules: RuleCountsSchema, scenarios: ScenarioCountsSchema }),
    /** Number of passed rules for each document. */
    basis: v.record(v.string(), count),
  }),
  rules: v.array(RuleResultSchema),
  scenarios: v.array(ScenarioResultSchema),
  /** Points that the documents leave open, and the behaviour of this device. */
  observations: v.array(AnswerSchema),
  /** Each rule of each monitor, also those that the run did not test. */
  monitors: v.optional(v.array(MonitorResultSchema)),
  /** Random sessions after the scenarios, if the user requested them. The transcript does not contain them. */
  explored: v.optional(ExploredSchema),
  /** The user's own rules, if the run had any. They are judged apart: no member above depends on them. */
  own: v.optional(OwnResultSchema),
});
export type Result = v.InferOutput<typeof ResultSchema>;
