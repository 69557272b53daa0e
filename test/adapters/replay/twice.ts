import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { judgeTranscript } from '../../../cli/judge-transcript';
import { runSuite } from '../../../cli/suite';
import type { SuiteOptions } from '../../../cli/suite-options';
import type { Result } from '../../../judge/result-schema';
import { ownSources, type Sources } from '../../../runtime/cucumber';

/** The suite with one feature only, by its path: to parse all takes longer than most tests. */
export const oneFeature = (feature: string): Sources => ({ ...ownSources, features: `features/${feature}.feature` });

/** What `killed-run.ts` runs. */
export const KILLED_FEATURE = '4-initiating/4.2-auto-provisioning';

/** A result without what the wall clock and the stack of an error say. */
const timeless = ({ run, scenarios, ...rest }: Result) => ({
  ...rest,
  run: { ...run, startedAt: '', wallMs: 0, parallel: 0 },
  scenarios: scenarios.map(({ startedAt: _startedAt, wallMs: _wallMs, message: _message, steps, ...scenario }) => ({
    ...scenario,
    steps: steps.map(({ text, status }) => ({ text, status })),
  })),
});

/**
 * Runs the suite, judges the transcript, and expects the same of every rule and scenario. Returns the run's result.
 *
 * @param look is shown the transcript
 */
export async function judgedTwice(
  options: SuiteOptions,
  look: (transcript: string) => void = () => {},
): Promise<Result> {
  const out = mkdtempSync(join(tmpdir(), 'provtck-'));
  try {
    const online = await runSuite({ ...options, out, reports: ['transcript'] });
    await expectJudgedAgain(online, join(out, 'transcript.jsonl'), look, options.sources);
    return online;
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Judges the transcript of a run, and expects the same of every rule and scenario. */
export async function expectJudgedAgain(
  online: Result,
  transcript: string,
  look: (transcript: string) => void = () => {},
  sources?: Sources,
): Promise<void> {
  look(readFileSync(transcript, 'utf8'));
  const offline = await judgeTranscript(transcript, sources && { sources });
  expect(timeless(offline)).to.deep.equal(timeless(online));
}

/** The keys of the networks, and how an argument and a command begin that hold the one of SmartConfig. */
const KEYS = ['correct-horse', 'another-key', '"pSmartConfigKey":"0', 'AT+WlanProvisioning=ap,sta,600,3'];

/** Expects that no secret stands in a transcript of the whole suite. */
export function expectNoKeys(transcript: string): void {
  // Names of scenarios are the suite's own public text; one of them lists the keys it tries.
  const said = transcript.split('\n').filter((line) => !line.includes('"kind":"scenario"'));
  for (const key of KEYS)
    expect(
      said.filter((line) => line.includes(key)),
      key,
    ).to.deep.equal([]);
  expect(transcript).to.include('[secret 1]');
}
