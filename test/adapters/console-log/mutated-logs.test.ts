import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { dialectNames } from '../../../adapters/console-log/dialect';
import { monitors } from '../../../judge/monitors/all';
import { packageRoot } from '../../../ledger/package-root';
import { judgedText } from './judged-text';

const examples = ['ti-at-clean.log', 'ti-provisioning-violating.log'].map((name) =>
  readFileSync(join(packageRoot(), 'examples', name)),
);

/** How many logs are made; a hundred thousand were. */
const RUNS = Number(process.env.PROVTCK_MUTATED_LOGS ?? 1_000);
/** How many times as long as a usual log of the same size a log may take to read. A square of the size takes thousands. */
const LONGEST = 50;
/** Shortest time of a usual log, in ms of processor time, so that a short time is no measure. */
const SHORTEST = 20;
/** What a thousand logs may leave in memory, in bytes. */
const LEFT = 64 * 1_048_576;

/** Characters of a log whose time is measured. */
const SIZE = 200_000;

/** A result and its processor time in ms, which a busy machine does not change much. */
function timed<Result>(work: () => Result): { readonly result: Result; readonly ms: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1_000 };
}

/** Bytes that are changed, put in, taken out, repeated. */
const mutation = fc.record({
  kind: fc.constantFrom('change' as const, 'insert' as const, 'remove' as const, 'repeat' as const),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(200),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer Each> ? Each : never;

function mutated(log: Buffer, { kind, at, length, bytes }: Mutation): Buffer {
  const place = Math.floor(at * log.length);
  const [before, part, after] = [
    log.subarray(0, place),
    log.subarray(place, place + length),
    log.subarray(place + length),
  ];
  switch (kind) {
    case 'change':
      return Buffer.concat([before, bytes, log.subarray(place + bytes.length)]);
    case 'insert':
      return Buffer.concat([before, bytes, log.subarray(place)]);
    case 'remove':
      return Buffer.concat([before, after]);
    case 'repeat':
      return Buffer.concat([before, part, part, part, after]);
  }
}

describe('mutated logs', () => {
  it('end no reader, keep none busy and fill no memory', () => {
    const rules = monitors.flatMap((monitor) => monitor.rules);
    let before: number | undefined;
    let read = 0;
    void fc.assert(
      fc.property(
        fc.constantFrom(...dialectNames()),
        fc.constantFrom(...examples),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        (format, example, mutations) => {
          const log = mutations.reduce(mutated, example);
          const { result, ms } = timed(() => judgedText(format, log));
          expect(ms).to.be.lessThan(LONGEST * SHORTEST);
          const { summary, judgement } = result;
          expect(summary.unknown.count).to.be.at.most(summary.lines);
          expect(judgement.verdicts).to.have.length(rules.length);
          read += 1;
          if (read === Math.ceil(RUNS / 4)) before = process.memoryUsage().heapUsed;
        },
      ),
      { numRuns: RUNS },
    );
    expect(process.memoryUsage().heapUsed - (before ?? 0)).to.be.lessThan(LEFT);
  });

  it('of one line without an end are read in pieces, in time that grows with their length alone', () => {
    const [log = Buffer.alloc(1)] = examples;
    const lines = log.toString().repeat(SIZE / log.length);
    const usual = Math.max(SHORTEST, timed(() => judgedText('ti-at', lines)).ms);
    for (const text of [
      '[Provisioning] Profile Added: SSID: ',
      '+eventwlan:provisioning_status,',
      'ERROR:,,,',
      'AT+',
      '[',
    ])
      for (const format of dialectNames()) {
        const { ms } = timed(() => judgedText(format, text.repeat(SIZE / text.length)));
        expect(ms / usual, `${format}: ${text}`).to.be.lessThan(LONGEST);
      }
  });
});
