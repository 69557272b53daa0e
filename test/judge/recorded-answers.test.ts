import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import type { Result } from '../../judge/result-schema';
import { answerFrom, wordings } from '../../ledger/answers';
import { errata } from '../../ledger/errata';
import { loadLedger } from '../../ledger/ledger';
import { referenceResult } from '../reference-result';

const recorded = loadLedger().rules.filter((rule) => rule.class === 'recorded' && !rule.planned);

describe('what the documents leave open', () => {
  let result: Result;
  before(async () => {
    result = await referenceResult();
  });

  it('has an answer for every recorded rule', () => {
    const answered = new Set(result.observations.map(({ rule }) => rule));
    expect(recorded.filter(({ id }) => !answered.has(id)).map(({ id }) => id)).to.deep.equal([]);
  });

  it('has an answer for every erratum, or says why there can be none', () => {
    const answered = new Set(result.observations.map(({ erratum }) => erratum));
    const silent = errata().filter(({ id, answer }) => answered.has(id) === 'none' in answer);
    expect(silent.map(({ id }) => id)).to.deep.equal([]);
  });

  it('is shown by every scenario and rule that an erratum names', () => {
    for (const { id, answer } of errata()) {
      const own = result.observations.filter(({ erratum }) => erratum === id);
      if ('scenarios' in answer)
        for (const serial of answer.scenarios)
          expect(
            own.filter(({ scenario }) => scenario === serial || scenario.startsWith(`${serial}.`)),
            `${id}: ${serial}`,
          ).to.not.have.length(0);
      if ('judged' in answer) expect(own.map((each) => each.answer)).to.deep.equal([answer.pass]);
    }
  });

  it('is answered in words, the short answer first', () => {
    const worded = new Set<string>(wordings().map(({ to }) => to));
    const judged = new Set(errata().flatMap(({ id, answer }) => ('judged' in answer ? [id] : [])));
    const raw = result.observations.filter(
      ({ rule, erratum }) => !worded.has(rule) && !worded.has(erratum ?? '') && !judged.has(erratum ?? ''),
    );
    expect(
      raw.map(({ rule }) => rule),
      'add what is missing to ledger/data/answers.json',
    ).to.deep.equal([]);
    const answers = result.observations.map(({ answer }) => answer);
    expect(answers).to.include('yes, within 0 ms: all 6 calls are refused');
    expect(answers).to.include('no: nothing reached the host within 3000 ms');
    for (const answer of answers) expect(answer).to.match(/^[^:]+(: .+)?$/);
  });

  it('stands beside the scenarios in every result', () => {
    const scenarios = new Set(result.scenarios.map(({ id }) => id));
    for (const { scenario } of result.observations) expect(scenarios).to.include(scenario);
  });
});

describe('the wording of an answer', () => {
  it('exists for rules and errata, once each', () => {
    const known = new Set<string>([...loadLedger().rules.map(({ id }) => id), ...errata().map(({ id }) => id)]);
    for (const { to } of wordings()) expect(known, to).to.include(to);
    expect(new Set(wordings().map(({ to }) => to)).size).to.equal(wordings().length);
  });

  const wording = {
    to: 'C1',
    cases: [{ if: 'all', say: 'yes, within {ms} ms' }, { if: 'none', say: 'no' }, { say: '' }],
  };

  for (const [fact, expected] of [
    ['all', 'yes, within 7 ms: as seen'],
    ['none', 'no: as seen'],
    ['some', 'as seen'],
  ] as const)
    it(`follows what was seen: ${fact}`, () => {
      expect(answerFrom({ facts: new Map([[fact, 7]]), detail: 'as seen' }, wording)).to.equal(expected);
    });

  it('is not needed where what was seen speaks for itself', () => {
    expect(answerFrom({ facts: new Map(), detail: 'as seen' }, undefined)).to.equal('as seen');
  });
});
