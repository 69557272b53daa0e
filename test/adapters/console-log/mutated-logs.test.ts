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
const RUNS = Number(process.env.PROVTCK_MUTATED_LOGS ?? 2_000);
/** One log is read in less, in ms, on a machine with other things to do. */
const LONGEST = 2_000;
/** What a thousand logs may leave in memory, in bytes. */
const LEFT = 64 * 1_048_576;

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
          const start = Date.now();
          const { summary, judgement } = judgedText(format, log);
          expect(Date.now() - start).to.be.lessThan(LONGEST);
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
    for (const text of [
      '[Provisioning] Profile Added: SSID: ',
      '+eventwlan:provisioning_status,',
      'ERROR:,,,',
      'AT+',
      '[',
    ])
      for (const format of dialectNames()) {
        const start = Date.now();
        judgedText(format, text.repeat(200_000 / text.length));
        expect(Date.now() - start, `${format}: ${text}`).to.be.lessThan(LONGEST);
      }
  });
});
