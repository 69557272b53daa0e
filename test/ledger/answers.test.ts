import { expect } from 'chai';
import { describe, it } from 'mocha';
import { questionAbout, wordings } from '../../ledger/answers';
import { errata } from '../../ledger/errata';
import { loadLedger } from '../../ledger/ledger';

describe('the wordings of answers', () => {
  const ledger = loadLedger();

  it('have a question of their own exactly where a judged rule records something', () => {
    for (const { to, question } of wordings()) {
      const judged = ledger.has(to) && ledger.rule(to).question === undefined;
      expect(question !== undefined, to).to.equal(judged);
    }
    expect(questionAbout('PROV-5.1.1-01')).to.equal('How does the device advertise itself?');
    expect(questionAbout('PROV-7.5-01')).to.equal(undefined);
  });

  it('answer questions', () => {
    const questions = [...ledger.rules, ...errata(), ...wordings()].flatMap(({ question }) => question ?? []);
    expect(questions).to.have.length.above(60);
    for (const question of questions) expect(question).to.match(/^[A-Z].*\?$/);
  });
});
