import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { RunPartSchema } from '../judge/result-schema';
import { Deviations } from '../ledger/deviation';
import { featuresDigest, ledgerDigest } from '../ledger/digest';
import type { Fields } from '../ledger/json';
import { Lack } from '../ledger/lack';
import { packageRoot } from '../ledger/package-root';
import { PartyStatement } from '../ledger/party-statement';
import { ownSources, type Sources } from '../runtime/cucumber';
import { type RunRecord, transcriptFormat } from '../transcript/record';
import { defaultPart, type SuiteOptions, type SuitePlan } from './suite-options';
import { suitePackage } from './suite-package';
import { deviceOptionsOf } from './suite-parameters';

/** Identity of the suite: the facts that must be equal to judge a transcript again. */
export type SuiteIdentity = RunRecord['suite'];

/** The suite with its own ledger or another one, and the sources of its scenarios. */
export function suiteIdentity(ledgerFolder: string | undefined, sources: Sources = ownSources): SuiteIdentity {
  return {
    ...suitePackage(),
    ledgerSha256: ledgerDigest(ledgerFolder),
    featuresSha256: featuresDigest(resolve(packageRoot(), dirname(sources.features.replace(/[*?{[].*$/, '_')))),
  };
}

/** The first line of a run's transcript. */
export const headerOf = (plan: SuitePlan, suite: SuiteIdentity): RunRecord => ({
  kind: 'run',
  format: transcriptFormat,
  suite,
  redacted: !plan.unredacted,
  settings: settingsOf(plan),
});

/** The settings of the run that a verdict can depend on. The number of workers is not a part of them. */
function settingsOf(plan: SuitePlan): Fields {
  const { adapter, statement, party, connection, readings, selection } = plan;
  return v.parse(Settings, {
    ...deviceOptionsOf(plan),
    adapter,
    ...(statement !== undefined && { ics: statement }),
    ...(party?.statement !== undefined && { party: party.statement }),
    ...(Object.keys(connection).length > 0 && { connection }),
    readings: [...readings],
    rules: [...selection.rules],
    ...(selection.tags !== undefined && { tags: selection.tags }),
    ...(selection.scenarios !== undefined && { scenarios: selection.scenarios }),
    ...(plan.deviations.length > 0 && { deviations: plan.deviations }),
    ...(plan.bail && { bail: true }),
    ...(plan.benchElsewhere && { benchElsewhere: true }),
    ...(plan.claim !== undefined && { certify: true }),
    ...(plan.parts !== undefined && { parts: plan.parts }),
    ...(plan.order?.seed !== undefined && { order: { seed: plan.order.seed } }),
  }) as unknown as Fields;
}

const text = v.string();
const Settings = v.strictObject({
  adapter: text,
  part: text,
  /** The user has named no part. */
  partAssumed: v.exactOptional(v.literal(true)),
  ics: v.exactOptional(
    v.strictObject({
      file: text,
      part: text,
      product: v.exactOptional(text),
      without: v.array(text),
      bench: v.optional(v.array(Lack), []),
      ixit: v.record(text, v.number()),
      sha256: text,
    }),
  ),
  party: v.exactOptional(PartyStatement),
  hostDriver: v.exactOptional(text),
  http: v.exactOptional(text),
  command: v.exactOptional(text),
  connection: v.exactOptional(
    v.object({
      port: v.exactOptional(text),
      baud: v.exactOptional(v.pipe(v.number(), v.finite(), v.minValue(1))),
      modemLines: v.exactOptional(text),
      nhib: v.exactOptional(text),
      wire: v.exactOptional(text),
      start: v.exactOptional(text),
      listen: v.exactOptional(text),
      console: v.exactOptional(text),
      resetCommand: v.exactOptional(text),
      bench: v.exactOptional(text),
      timeScale: v.exactOptional(v.pipe(v.number(), v.finite(), v.minValue(0))),
      own: v.exactOptional(v.record(text, text)),
    }),
  ),
  readings: v.array(text),
  /** Complete copies, because the files can be deleted or changed before the transcript is judged. */
  deviations: v.exactOptional(v.array(Deviations)),
  bail: v.exactOptional(v.literal(true)),
  /** The device has no bench, and other devices of the run have one. */
  benchElsewhere: v.exactOptional(v.literal(true)),
  certify: v.exactOptional(v.literal(true)),
  rules: v.array(text),
  tags: v.exactOptional(text),
  /** Scenarios that were chosen by their ids, with the limits that chose them. */
  scenarios: v.exactOptional(
    v.strictObject({
      limits: v.array(text),
      shard: v.exactOptional(v.strictObject({ index: v.number(), count: v.number() })),
      ids: v.array(text),
    }),
  ),
  ledger: v.exactOptional(text),
  /** How the order of the scenarios was chosen, if it is not that of the documents. */
  order: v.exactOptional(v.strictObject({ seed: v.pipe(v.number(), v.integer(), v.minValue(0)) })),
  /** The parts of a run that was not made in one piece. */
  parts: v.exactOptional(v.pipe(v.array(RunPartSchema), v.minLength(1))),
});

/** The options in the first line of a transcript; undefined if this suite does not know its settings. */
export function optionsFrom({ settings, redacted }: RunRecord): SuiteOptions | undefined {
  const options = optionsFromSettings(settings);
  return options && { ...options, unredacted: !redacted };
}

/** The options in the settings of a run; undefined if this suite does not know them. */
export function optionsFromSettings(settings: Fields): SuiteOptions | undefined {
  const { success, output } = v.safeParse(Settings, settings);
  if (!success) return undefined;
  const { part, partAssumed, ...same } = output;
  // A part that is not the default cannot be assumed, so it is checked as one that the user names.
  const assumed = partAssumed === true && part === defaultPart;
  return { ...same, ...(!assumed && { device: part }) };
}
