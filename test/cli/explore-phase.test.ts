import { expect } from 'chai';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import { exploreRequest } from '../../cli/explore-request';
import { runSuite } from '../../cli/suite';
import { ResultSchema } from '../../judge/result-schema';
import { figures } from '../../reports/summary';

function thrownCode(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
}

describe('provtck run --explore', () => {
  it('adds its sessions to the result of a conformant run', async () => {
    const begun: number[] = [];
    const result = await runSuite(
      { rules: ['PROV-7.1-03'], explore: { sessions: 15, seed: 4 } },
      { sessionBegins: (session, of) => begun.push(session, of) },
    );
    expect(result.run.verdict).to.equal('conformant');
    expect(result.explored).to.deep.equal({
      seed: 4,
      length: 10,
      requested: 15,
      sessions: 15,
      hindered: 0,
      differences: 0,
      violating: 0,
    });
    expect(begun.slice(-2)).to.deep.equal([15, 15]);
    expect(v.is(ResultSchema, result)).to.equal(true);
    expect(figures(result)).to.deep.include([
      'explored',
      '15 random sessions from seed 4; no broken rule; 0 differences from the reference device, not judged',
    ]);
  });

  it('fails a rule that no selected scenario tests, if a monitor finds it broken', async () => {
    const result = await runSuite({
      adapter: 'mutant:stop-answers-one',
      rules: ['PROV-9-11'],
      explore: { sessions: 40, seed: 1 },
    });
    const rule = result.rules.find(({ id }) => id === 'PROV-7.1-03');
    const [violation = expect.fail()] = rule?.violations.filter(({ session }) => session !== undefined) ?? [];
    expect(violation.scenario).to.equal(`random session ${violation.session}`);
    expect(violation.command).to.match(
      /^provtck explore --adapter mutant:stop-answers-one --seed 1 --length 10 --path /,
    );
    expect(result.explored?.violating).to.be.greaterThan(0);
    expect(result.explored?.first?.command).to.include('--path');
    expect(result.run.verdict).to.equal('non-conformant');
  });

  it('judges no difference', async () => {
    // It gives another answer where no rule of a monitor is concerned.
    const result = await runSuite({
      adapter: 'mutant:old-version',
      rules: ['PROV-7.1-03'],
      explore: { sessions: 40, seed: 1 },
    });
    expect(result.run.verdict).to.equal('conformant');
  });

  it('is absent without the option', async () => {
    expect((await runSuite({ rules: ['PROV-7.1-03'] })).explored).to.equal(undefined);
  });

  it('requires numbers, and sessions for a seed', () => {
    expect(exploreRequest(undefined, undefined)).to.equal(undefined);
    expect(exploreRequest('100', undefined)).to.deep.equal({ sessions: 100, seed: 1 });
    expect(exploreRequest('100', '8')).to.deep.equal({ sessions: 100, seed: 8 });
    expect(thrownCode(() => exploreRequest('0', undefined))).to.equal('NUMBER_INVALID');
    expect(thrownCode(() => exploreRequest('many', undefined))).to.equal('NUMBER_INVALID');
    expect(thrownCode(() => exploreRequest(undefined, '8'))).to.equal('OPTIONS_CONTRADICT');
  });
});
