import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { lintSuite } from '../../cli/lint';
import { errata } from '../../ledger/errata';
import { ownSources } from '../../runtime/cucumber';
import { fixture } from '../fixtures/suite/suite';

const { sources = { features: '', support: '' }, ledger = '' } = fixture('conformant');
const unlinted = { ...sources, features: 'test/fixtures/unlinted/*.feature' };

/** Findings about one file as `line: message`. */
async function findingsIn(name: string): Promise<string[]> {
  const { findings } = await lintSuite(unlinted, ledger);
  return findings.filter(({ uri }) => uri.endsWith(name)).map(({ line, message }) => `${line}: ${message}`);
}

describe('the lint', () => {
  it('finds what breaks a convention, at its line', async () => {
    const found = await findingsIn('bad.feature');
    expect(found.filter((finding) => !/^\d+: title /.test(finding))).to.deep.equal([
      '4: PROV-1-01/1 outside every rule: has no rule tag of its own',
      '4: PROV-1-01/1 outside every rule: is outside every Rule',
      '10: PROV-1-01/2 filed under nothing: its Rule does not begin with a rule id: A rule without a number',
      '16: PROV-1-03/1 with tags nobody knows: @wip is neither a rule of the ledger nor a need',
      '16: PROV-1-03/1 with tags nobody knows: @PROV-1-77 is neither a rule of the ledger nor a need',
      '20: PROV-1-03/1 with tags nobody knows: test/fixtures/unlinted/bad.feature:16 has the same name',
      '24: PROV-1-09/1 filed and tagged elsewhere: is named PROV-1-09 but tagged PROV-1-03 first',
      '24: PROV-1-09/1 filed and tagged elsewhere: is named PROV-1-09 but is under PROV-1-03',
      '24: PROV-1-09/1 filed and tagged elsewhere: is about PROV-1-03, which is SHOULD, and would decide over PROV-1-09',
      '28: no number at all: its name does not begin with a rule id, a slash and a serial',
      '33: "the device answers "within 500 ms"" contains a literal time; name a quantity of the ledger',
      '34: "the device answers "after a sleep"" contains a sleep; wait for an event',
      '35: "the device answers "byte 0x18"" contains a numeric value of the wire; name the constant',
      '36: "the device answers "all.*"" contains a regular expression; write the meaning',
      '37: "nobody knows what" is not defined',
      '40: PROV-1-03/3 for a planned rule: is about PROV-1-03, which is SHOULD, and would decide over PROV-1-08',
    ]);
  });

  it('finds steps under the wrong keyword, stale times, titles that are no sentences, and answers that are not recorded', async () => {
    const features = 'test/fixtures/unlinted-steps/*.feature';
    const { findings } = await lintSuite({ ...ownSources, features });
    const own = findings.filter(({ uri, message }) => uri.endsWith('.feature') && !message.startsWith('no scenario'));
    expect(own.map(({ line, message }) => `${line}: ${message}`)).to.deep.equal([
      '6: title "PROV-4.3-05/1 The scenario begins with an act": a sentence has a verb; cli/lint/title-verbs.ts lists the verbs of titles',
      '7: "the host stops provisioning" is an action; a scenario begins with a state',
      '11: title "PROV-4.3-05/2 The scenario observes under When": a sentence has a verb; cli/lint/title-verbs.ts lists the verbs of titles',
      '13: "the device reports nothing else" is an observation under When, which is one action',
      '20: "the host stops provisioning" is a second action under one When',
      '24: title "PROV-4.3-05/4 The scenario acts under Then": a sentence has a verb; cli/lint/title-verbs.ts lists the verbs of titles',
      '27: "the host stops provisioning" is an action under Then, which is an observation',
      '30: title "PROV-4.3-05/5 The scenario observes nothing": a sentence has a verb; cli/lint/title-verbs.ts lists the verbs of titles',
      '32: "the host calls sl_DeviceGet" is an action without an observation after it',
      '45: title "PROV-4.3-05/7 <process>, <time>": it must be a sentence with words of its own besides the placeholders',
      '47: "the host starts <process> with the short inactivity time-out" must be "the host starts <process> with the short inactivity time-out (30 s)"; run npm run times',
      '49: "the device reports nothing for the early moment (2 s)" must be "the device reports nothing for the early moment (1 s)"; run npm run times',
      '53: "silence" must be "silence (3 s)"; run npm run times',
      '54: "last moment (2 min)" must be "last moment (1.85 s)"; run npm run times',
      '57: title "PROV-4.3-05/8 the whole story of it": a sentence begins with a capital letter',
      '61: title "PROV-4.3-05/9 The whole story again": a sentence has a verb; cli/lint/title-verbs.ts lists the verbs of titles',
      '65: title "PROV-4.3-05/10 The scenario can observe after each act": test/fixtures/unlinted-steps/steps.feature:35 has the same title',
      '71: PROV-5.1.2-14/1 The device reports nothing and the scenario records nothing: is about PROV-5.1.2-14, whose answers are only recorded, and records none',
    ]);
  });

  it('finds where ledger and features disagree', async () => {
    expect((await findingsIn('1.json')).map((finding) => finding.replace(/^\d+: /, ''))).to.deep.equal([
      'PROV-1-02 shares no scenario with PROV-1-01, the rule that implies it',
      'PROV-1-04 has no scenario and is not planned',
      'PROV-1-05 has no scenario and is not planned',
      'PROV-1-08 is planned, but scenarios have its tag: 1',
    ]);
  });

  it('finds steps that nobody uses', async () => {
    const unused = await findingsIn('steps.ts');
    expect(unused).to.have.length(7);
    expect(unused.join()).to.include('no scenario uses the step "the bench breaks"');
  });

  it('finds errata about rules that do not exist', async () => {
    const own = mkdtempSync(join(tmpdir(), 'lint-'));
    cpSync(ledger, own, { recursive: true });
    mkdirSync(join(own, 'data'), { recursive: true });
    const [first] = errata();
    const changed = [
      {
        ...first,
        readings: first?.readings.map(({ id, says }) => ({ id, says })),
        rules: ['PROV-1-01', 'PROV-1-77'],
        answer: { none: 'nobody asks' },
      },
    ];
    writeFileSync(join(own, 'data', 'errata.json'), JSON.stringify(changed, undefined, 2));
    const { findings } = await lintSuite(unlinted, own);
    rmSync(own, { recursive: true });
    const found = findings.filter(({ uri }) => uri.endsWith('errata.json'));
    expect(found.map(({ line, message }) => `${line}: ${message}`)).to.deep.equal([
      '3: erratum C1 names PROV-1-77, which is not in the ledger',
    ]);
  });

  it('finds features that cannot be read', async () => {
    const features = join(dirname(sources.features), 'unreadable.feature');
    const { findings } = await lintSuite({ ...sources, features }, ledger);
    expect(findings.find(({ uri }) => uri === features)?.message).to.include('Wenn nobody understands this');
  });

  it('ends with the size of the suite', async () => {
    const { numbers } = await lintSuite(unlinted, ledger);
    expect(numbers).to.match(
      /^9 rules \(1 planned\), 1 feature, 8 scenarios, 9 step shapes, median 1 step, \d+ findings$/,
    );
  });
});
