import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { claims } from '../../ledger/claims';
import { ProvtckError } from '../../ledger/error';
import { loadLedger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import { quantities } from '../../ledger/quantities';
import { loadStatement } from '../../ledger/statement';

const folder = mkdtempSync(join(tmpdir(), 'statement-'));

function written(text: string, name = 'device.yaml'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function complaintAbout(text: string, name?: string): ProvtckError {
  try {
    loadStatement(written(text, name));
  } catch (error) {
    if (error instanceof ProvtckError) return error;
    throw error;
  }
  throw new Error('nothing to complain about');
}

const ics = 'ics: { part: CC3220SF }\n';

describe('a device statement', () => {
  after(() => rmSync(folder, { recursive: true }));

  it('needs no more than a part, and then changes nothing', () => {
    const { part, product, without, ixit } = loadStatement(written('ics:\n  part: cc3235mods\n'));
    expect({ part, product, without, ixit }).to.deep.equal({
      part: 'CC3235MODS',
      product: undefined,
      without: [],
      ixit: {},
    });
  });

  it('is read from YAML and from JSON alike', () => {
    const yaml = loadStatement(
      written('ics:\n  part: CC3220SF\n  claims:\n    smart-config: false\nixit:\n  silence: 5 s\n'),
    );
    const json = loadStatement(
      written(
        JSON.stringify({
          ics: { part: 'CC3220SF', claims: { 'smart-config': false, 'http-server': true } },
          ixit: { silence: '5000 ms' },
        }),
        'device.json',
      ),
    );
    for (const { without, ixit } of [yaml, json])
      expect({ without, ixit }).to.deep.equal({ without: ['smart-config'], ixit: { silence: 5_000 } });
  });

  it('has the same digest whatever its line ends', () => {
    const [unix, dos] = [loadStatement(written(ics)), loadStatement(written(ics.replaceAll('\n', '\r\n')))];
    expect(dos.sha256).to.equal(unix.sha256);
    expect(unix.sha256).to.match(/^[0-9a-f]{64}$/);
  });

  it('keeps only times that differ from the suite’s own', () => {
    expect(loadStatement(written(`${ics}ixit: { report bound: 1 min, call bound: 2.5 s }`)).ixit).to.deep.equal({
      'call bound': 2_500,
    });
  });

  for (const [code, text, message, hint] of [
    ['DATA_INVALID', `${ics}ixits: {}`, 'ixits: unknown field', ''],
    ['DATA_INVALID', 'ics: { part: CC3220SF, parts: 2 }', 'ics.parts: unknown field', ''],
    ['DATA_INVALID', 'ics: { part: CC3220SF, claims: { smart-config: no } }', 'ics.claims.smart-config: expected', ''],
    ['DATA_INVALID', 'ixit: {}', 'ics: required field is missing', ''],
    ['PART_UNKNOWN', 'ics: { part: CC3200 }', 'there is no part CC3200', ''],
    [
      'CLAIM_UNKNOWN',
      'ics: { part: CC3220SF, claims: { smartconfig: false } }',
      'ics.claims.smartconfig',
      'Did you mean smart-config?',
    ],
    [
      'STATEMENT_EMPTY',
      'ics: { part: CC3220SF, claims: { http-server: false, smart-config: false } }',
      'a device without HTTP server and without SmartConfig cannot be provisioned',
      'Set only one of the claims http-server and smart-config to false.',
    ],
    ['IXIT_UNKNOWN', `${ics}ixit: { reporting bound: 3 s }`, 'ixit.reporting bound', 'Did you mean report bound,'],
    ['IXIT_FROM_DOCUMENT', `${ics}ixit: { no-profile delay: 3 s }`, 'SWRA513C 4.2 gives this time', '2000 ms'],
    ['IXIT_MALFORMED', `${ics}ixit: { silence: 3000 }`, '"3000" is not a time', '90 s'],
    ['IXIT_MALFORMED', `${ics}ixit: { silence: 3 h }`, '"3 h" is not a time', '90 s'],
    ['IXIT_MALFORMED', `${ics}ixit: { silence: 0.5 ms }`, '"0.5 ms" is not a time', '90 s'],
    [
      'IXIT_CONTRADICTED',
      `${ics}ixit: { no-profile bound: 2 s }`,
      'no-profile bound (2000 ms) must be longer than no-profile delay (2000 ms)',
      '',
    ],
    ['IXIT_CONTRADICTED', `${ics}ixit: { last moment: 2500 ms }`, 'must be shorter than no-profile delay', ''],
  ] as const)
    it(`is refused with ${code} and its place: ${message}`, () => {
      const error = complaintAbout(text);
      expect(error.code).to.equal(code);
      expect(error.message).to.include(message);
      if (code !== 'PART_UNKNOWN') expect(error.message).to.include('device.yaml: ');
      expect(error.hint).to.include(hint);
    });

  it('has an example that names every claim there is', () => {
    const file = join(packageRoot(), 'examples', 'device-statement.yaml');
    const { part, without } = loadStatement(file);
    expect(part).to.equal('CC3235SF');
    expect(without).to.deep.equal(['external-configuration', 'factory-access-point']);
    for (const { claim } of claims()) expect(readFileSync(file, 'utf8')).to.match(new RegExp(`^ +${claim}: `, 'm'));
  });
});

describe('what a device statement can say', () => {
  it('has claims of different names, about rules of the ledger', () => {
    const ledger = loadLedger();
    expect(new Set(claims().map(({ claim }) => claim)).size).to.equal(claims().length);
    for (const rule of claims().flatMap(({ rules }) => rules)) expect(ledger.has(rule), rule).to.equal(true);
  });

  it('has times that mean what their names say before anybody changes one', () => {
    const own = new Map(quantities().map(({ name, ms }) => [name, ms]));
    for (const { name, ms, above, below } of quantities()) {
      if (above !== undefined) expect(ms, name).to.be.greaterThan(own.get(above) ?? Number.NaN);
      if (below !== undefined) expect(ms, name).to.be.lessThan(own.get(below) ?? Number.NaN);
    }
  });
});
