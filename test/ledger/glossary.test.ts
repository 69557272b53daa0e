import { expect } from 'chai';
import { describe, it } from 'mocha';
import { constants } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import { glossary, parseGlossary } from '../../ledger/glossary';
import { loadLedger } from '../../ledger/ledger';
import { Level, RuleClass } from '../../ledger/rule';

const sections = glossary();
const terms = (title: string): readonly string[] =>
  (sections.find((section) => section.title === title)?.entries ?? []).map(({ term }) => term);

describe('the glossary', () => {
  it('explains every provisioning status, command and role by the name of TI, in the order of the numbers', () => {
    expect(terms('Provisioning statuses')).to.deep.equal(Object.keys(constants.status));
    expect(terms('Commands')).to.deep.equal(Object.keys(constants.command));
    expect(terms('Roles')).to.include.members(['ROLE_STA', 'ROLE_AP', ...Object.keys(constants.roleRemain)]);
  });

  it('explains return codes of the constants only', () => {
    expect(terms('Return codes')).to.include('SL_RET_CODE_PROVISIONING_IN_PROGRESS');
    for (const code of terms('Return codes')) expect(constants.returnCode, code).to.have.property(code);
  });

  it('explains every level and class of a rule, and every verdict', () => {
    const known = terms('Testing').map((term) =>
      term
        .replace(/ \(class\)$/, '')
        .toLowerCase()
        .replaceAll(' ', '-'),
    );
    const words = [
      ...Level.options.map((level) => level.toLowerCase().replaceAll(' ', '-')),
      ...RuleClass.options,
      ...['pass', 'fail', 'inconclusive', 'not-applicable', 'conformant', 'non-conformant', 'incomplete', 'not-judged'],
    ];
    expect(known).to.include.members(words);
  });

  it('holds each term once, in alphabetical order', () => {
    for (const title of ['Provisioning', 'Testing', 'Source code']) {
      const words = terms(title).map((term) => term.toLowerCase());
      expect(words, title).to.deep.equal([...words].sort((a, b) => a.localeCompare(b, 'en')));
      expect(new Set(words).size, title).to.equal(words.length);
    }
  });

  it('refers to rules that exist', () => {
    const ledger = loadLedger();
    for (const { term, rules } of sections.flatMap(({ entries }) => entries))
      for (const rule of rules) expect(ledger.has(rule), `${term}: ${rule}`).to.equal(true);
  });

  it('joins the lines of a meaning and reads the rules after it', () => {
    expect(parseGlossary('# T\n\n## A\n\n### One\nFirst\nsecond.\nSee PROV-7.5-01, PROV-2.1-03.\n')).to.deep.equal([
      { title: 'A', entries: [{ term: 'One', meaning: 'First second.', rules: ['PROV-7.5-01', 'PROV-2.1-03'] }] },
    ]);
  });

  for (const [fault, markdown, message] of [
    ['a term without a meaning', '## A\n### One\nSee PROV-7.5-01.\n', /One: the meaning is missing/],
    ['something else than a rule id', '## A\n### One\nText.\nSee PROV-7.\n', /One: PROV-7 is not a rule id/],
  ] as const)
    it(`refuses ${fault}`, () => {
      expect(() => parseGlossary(markdown)).to.throw(ProvtckError, message);
    });
});
