import { generateKeyPairSync } from 'node:crypto';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import { suiteOfParty } from '../../cli/suite-of-party';
import { registerMutants } from '../../mutants/catalogue';
import { sealed } from '../../reports/certificate/envelope';
import { headlineOf, sha256Of } from '../../reports/certificate/statement';
import type { CertificateStatement } from '../../reports/certificate/statement-schema';
import type { Exhibits } from '../../reports/certificate/verify';
import { signTranscript } from '../../transcript/attestation';
import { fixtureCommand, simulator } from '../adapters/process/program';
import { RULES_OF_TI } from '../broken-by-ti';
import { firstScenarioSources } from '../first-row-features';
import { forge, forgeSigned, type LooseRecord } from '../transcript/forge';
import { signerWith } from '../transcript/signer';
import {
  beginningOf,
  type Certified,
  certified,
  certifiedFrom,
  exhibitsFor,
  folder,
  isCertified,
  keys,
  type Outcome,
  outcomeOf,
  statement,
} from './certified';
import { capable, claiming, registerLiar, withoutDriverPort } from './liar';

registerMutants();

const signer = signerWith(keys);

/** Breaks PROV-6-09 and refuses what would show it. */
registerLiar('silent-about-resets', {
  device: 'mutant:never-stays',
  refuses: 'reset',
  when: (scenario) => /^PROV-(6-09|6-10|8\.5-04)/.test(scenario),
});
const behind = (cheat: string) => ({
  adapter: 'process',
  command: fixtureCommand('cheat.ts', 'mutant:never-stays', cheat),
});

let honest: Certified;
let stranger: Certified;
before(async () => {
  const made = [await certified({}), await certified({ adapter: 'process', command: simulator() })];
  const [first, second] = made.filter(isCertified);
  if (first === undefined || second === undefined) throw new Error(JSON.stringify(made));
  [honest, stranger] = [first, second];
});

/** A certificate of a transcript that was changed, and signed anew unless the key is absent. */
async function forgedFrom(
  from: string,
  change: (records: LooseRecord[]) => void,
  key: typeof signer | 'no key' = signer,
): Promise<Outcome> {
  const transcript = join(folder, 'forged.jsonl');
  const changed = (records: LooseRecord[]): LooseRecord[] => {
    change(records);
    return records;
  };
  if (key === 'no key') forge(from, transcript, changed);
  else forgeSigned(from, transcript, key, changed);
  return certifiedFrom(transcript);
}

/** A certificate whose statement was changed, with hashes and headline that fit. */
async function rewritten(change: (statement: CertificateStatement) => void): Promise<Outcome> {
  const { payload } = JSON.parse(honest.text) as { payload: string };
  const changed = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as CertificateStatement;
  change(changed);
  const [, , , , { annotations }, { annotations: stated }, , rules] = changed.predicate.configuration;
  annotations.headline = headlineOf({
    ...annotations,
    ixit: stated.ixit ?? {},
    verdicts: rules.annotations.verdicts,
  });
  for (const part of changed.predicate.configuration)
    if ('annotations' in part) part.digest.sha256 = sha256Of(part.annotations);
  return { ...honest, text: sealed(changed, keys.privateKey) };
}

const runOf = ({ predicate }: CertificateStatement) => predicate.configuration[4].annotations;
const otherVersion = (records: readonly LooseRecord[]): void => {
  for (const device of devices(records)) device.versions = { simulator: '2' };
};
const settingsOf = (records: readonly LooseRecord[]): object => records[0]?.settings as object;
const setting = (to: object) => (records: readonly LooseRecord[]) => Object.assign(settingsOf(records), to);
const devices = (records: readonly LooseRecord[]): readonly LooseRecord[] =>
  records.filter(({ kind }) => kind === 'device');

/** A demand of the verifier, or none. */
const day = 86_400_000;
const demanding = (more: object) => ({ demands: { parties: [], now: Date.now(), ...more } });

/** Ways to a certificate for a device that breaks a rule, or for more than was shown; each with its outcome. */
const cheats: readonly (readonly [
  kind: string,
  ...attempts: (readonly [what: string, outcome: string, attempt: () => Promise<Outcome>, more?: object])[],
])[] = [
  [
    'a device that refuses what would show its fault',
    ['one reset', 'incomplete', () => certified({ adapter: 'silent-about-resets' })],
    ['every reset, as a fault of its bench', 'incomplete', () => certified(behind('fails reset'))],
  ],
  [
    'a device that says it lacks what the statement does not name',
    ['the driver port', 'non-conformant', () => certified(claiming('lacks the port', withoutDriverPort))],
    [
      'the driver port, on a conforming device',
      'incomplete',
      () => certified(claiming('only lacks the port', withoutDriverPort, 'simulator')),
    ],
    [
      'everything',
      'incomplete',
      () =>
        certified(
          claiming(
            'offers nothing',
            capable(() => ({ offers: [] })),
          ),
        ),
    ],
    [
      'all functions',
      'incomplete',
      () =>
        certified(
          claiming(
            'has no functions',
            capable(() => ({ functions: [] })),
          ),
        ),
    ],
  ],
  [
    'a clock that cannot judge a time',
    ['an error of one hour', 'incomplete', () => certified(claiming('vague', () => ({ uncertainty: 3_600_000 })))],
  ],
  [
    'a program that breaks the protocol',
    ['it answers another request', 'incomplete', () => certified(behind('answers another request'))],
    ['it answers twice', 'incomplete', () => certified(behind('answers twice'))],
  ],
  [
    'a device of another part',
    [
      'another part of TI',
      'incomplete',
      () => certified(claiming('another part', () => ({ part: 'CC3235SF' }), 'simulator')),
    ],
    ['no part of TI', 'incomplete', () => certified(claiming('no part', () => ({ part: 'CC9999' }), 'simulator'))],
  ],
  [
    'a statement that excludes nearly everything',
    [
      'the function of provisioning',
      'incomplete',
      () =>
        certified({
          ics: statement('mute', 'ics: { part: CC3220SF }\nbench: { without: [sl_WlanProvisioning] }\n'),
        }),
    ],
    [
      'the phone',
      'incomplete',
      () => certified({ ics: statement('alone', 'ics: { part: CC3220SF }\nbench: { without: [phone] }\n') }),
    ],
    [
      'both methods of provisioning',
      'STATEMENT_EMPTY',
      () =>
        certified({
          ics: statement('none', 'ics: { part: CC3220SF, claims: { http-server: false, smart-config: false } }\n'),
        }),
    ],
  ],
  [
    'a device of the suite under its own name',
    ['a mutant', 'CERTIFY_OWN_DEVICE', () => certified({ adapter: 'mutant:never-stays' })],
    [
      'a conforming variant in the settings',
      'DEVICE_NOT_CERTIFIABLE',
      () =>
        rewritten((changed) => {
          Object.assign(runOf(changed).settings, { adapter: 'variant:any' });
        }),
    ],
  ],
  [
    'a record that was changed afterwards',
    ['without the key', 'TRANSCRIPT_UNATTESTED', () => forgedFrom(honest.transcript, otherVersion, 'no key')],
    [
      'with another key',
      'TRANSCRIPT_UNATTESTED',
      () => forgedFrom(honest.transcript, () => {}, signerWith(generateKeyPairSync('ed25519'))),
    ],
    [
      'with the key: a failure became a pass',
      'JUDGEMENT_OTHER',
      () =>
        rewritten((changed) => {
          runOf(changed).deviceMs += 1;
        }),
    ],
  ],
  [
    'a record of one device as that of another',
    [
      'of the simulator as of a program',
      'TRANSCRIPT_IMPOSSIBLE',
      () => forgedFrom(beginningOf(honest), setting({ adapter: 'process', command: 'x' })),
    ],
    [
      'of a program as of a network processor',
      'TRANSCRIPT_IMPOSSIBLE',
      () =>
        forgedFrom(beginningOf(stranger), (records) => {
          Object.assign(settingsOf(records), { adapter: 'nwp', connection: { port: '/dev/ttyUSB0' } });
          Reflect.deleteProperty(settingsOf(records), 'command');
        }),
    ],
    ['of a replay', 'TRANSCRIPT_IMPOSSIBLE', () => forgedFrom(beginningOf(honest), setting({ adapter: 'recorded' }))],
  ],
  [
    'virtual time as real time',
    [
      'in the record',
      'TRANSCRIPT_INVALID',
      () =>
        forgedFrom(beginningOf(stranger), (records) => {
          for (const device of devices(records)) device.driven = false;
        }),
    ],
    [
      'by a clock that is slower than real time',
      'TRANSCRIPT_IMPOSSIBLE',
      () =>
        forgedFrom(beginningOf(stranger), (records) => {
          for (const device of devices(records)) device.driven = false;
          let wall = Number(records[0]?.wall);
          let t = 0;
          for (const record of records) {
            if (record.kind === 'reset') t = 0;
            if (typeof record.t === 'number') {
              wall += Math.max(0, record.t - t) * 2;
              t = record.t;
            }
            record.wall = wall;
          }
        }),
    ],
    [
      'in the certificate',
      'JUDGEMENT_OTHER',
      () =>
        rewritten((changed) => {
          runOf(changed).virtualTime = false;
        }),
    ],
  ],
  [
    'less than was asked for',
    [
      'a subset as all',
      'CLASS_WRONG',
      () =>
        rewritten((changed) => {
          Object.assign(runOf(changed), { class: 'subset' });
        }),
    ],
    [
      'a selection of rules as all',
      'CERTIFY_FILTERED',
      () =>
        rewritten((changed) => {
          Object.assign(runOf(changed).settings, { rules: ['PROV-7.5-16'] });
        }),
    ],
    [
      'an adapter of the user as the simulator',
      'CERTIFY_ADAPTER',
      () =>
        rewritten((changed) => {
          Object.assign(runOf(changed).settings, { adapter: './own.js' });
        }),
    ],
    [
      'one that is too old',
      'CERTIFICATE_TOO_OLD',
      async () => honest,
      demanding({ maxAgeDays: 1, now: Date.now() + 2 * day }),
    ],
    ['one of another part', 'PART_OTHER', async () => honest, demanding({ part: 'CC3235SF' })],
    ['one of another commit', 'SOURCE_OTHER', async () => honest, { source: { gitCommit: 'd'.repeat(40) } }],
  ],
  [
    'an image that ran nowhere',
    [
      'in the certificate of the simulator',
      'FIRMWARE_NOT_RUN',
      () =>
        rewritten(({ subject: [subject] }) => {
          Object.assign(subject, {
            name: 'image.bin',
            digest: { sha256: 'a'.repeat(64) },
            annotations: { kind: 'firmware image' },
          });
        }),
    ],
    [
      'as it is made',
      'CERTIFY_FIRMWARE',
      async () => {
        const firmware = { name: 'image.bin', sha256: 'a'.repeat(64) };
        return certifiedFrom(honest.transcript, { firmware });
      },
    ],
  ],
];

describe('twelve kinds of cheats', () => {
  it('are twelve', () => {
    expect(cheats).to.have.length(12);
  });

  for (const [kind, ...attempts] of cheats)
    describe(kind, () => {
      for (const [what, expected, attempt, more] of attempts)
        it(`gets no certificate: ${what}`, async () => {
          expect(await outcomeOf(attempt, more)).to.equal(expected);
        });
    });
});

/** The deviations name scenarios of these rules. */
const sourcesWithRows = firstScenarioSources(...RULES_OF_TI);
const suiteWithRows: typeof suiteOfParty = (party) => suiteOfParty(party, sourcesWithRows);

const certifiedWithDriverOfTi = (): Promise<Outcome> =>
  certified({ sources: sourcesWithRows, hostDriver: 'ti-3.x', deviations: ['ti-host-driver-3.x'] });

/** Ways to a certificate of a device that conforms. */
const kinds: readonly (readonly [what: string, attempt: () => Promise<Outcome>, more?: Partial<Exhibits>])[] = [
  ['the reference device', async () => honest],
  ['a program behind the adapter protocol', async () => stranger],
  [
    'a device without SmartConfig, by its statement',
    () =>
      certified({
        ics: statement('no-smart-config', 'ics: { part: CC3220SF, claims: { smart-config: false } }\n'),
      }),
  ],
  [
    'a statement with times and a product',
    () =>
      certified({
        ics: statement('times', 'ics: { part: CC3235SF, product: Kettle }\nixit: { report bound: 90 s }\n'),
      }),
  ],
  ["TI's own host driver with its known deviations", certifiedWithDriverOfTi, { suiteOf: suiteWithRows }],
  ['a stricter interpretation of an erratum', () => certified({ readings: ['C18=text'] })],
  ['an HTTP server on a real socket', () => certified({ http: 'loopback' })],
  [
    'an earlier run that was signed while it was written',
    async () => {
      const transcript = join(folder, 'h8', 'transcript.jsonl');
      signTranscript(transcript, signer);
      await runSuite({ sources: firstScenarioSources(), out: dirname(transcript), reports: ['transcript'] });
      return certifiedFrom(transcript);
    },
  ],
];

describe('eight honest kinds', () => {
  it('are eight', () => {
    expect(kinds).to.have.length(8);
  });

  for (const [what, attempt, more] of kinds)
    it(`are verified: ${what}`, async () => {
      expect(await outcomeOf(attempt, more)).to.equal('VERIFIED');
    });

  it('name broken rules, interpretations and times in the headline', async () => {
    const outcome = await certifiedWithDriverOfTi();
    if (!isCertified(outcome)) throw new Error(outcome.incomplete.join(' '));
    const { payload } = JSON.parse(outcome.text) as { payload: string };
    const text = Buffer.from(payload, 'base64').toString('utf8');
    expect(text).to.match(/"headline":"class full; [^"]+ BROKEN as known deviations/);
    expect(await exhibitsFor(outcome)).to.have.property('source');
  });
});
