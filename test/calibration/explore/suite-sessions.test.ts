import { expect } from 'chai';
import { describe, it } from 'mocha';
import { openAdapter } from '../../../adapters/registry';
import { parametersOf } from '../../../calibration/examine';
import { runScript, scriptFor } from '../../../calibration/explore/exploration-session';
import { NO_PAST, type Past } from '../../../calibration/explore/past';
import { ReferenceModel } from '../../../calibration/explore/reference-model';
import { processIn } from '../../../calibration/explore/step';
import { StepExecutor } from '../../../calibration/explore/step-executor';
import { beginningWith, type SuiteSession, suiteSessions } from '../../../calibration/explore/suite-sessions';
import { loadLedger } from '../../../ledger/ledger';
import { Need } from '../../../ledger/rule';
import { conformingVariants, registerConformingVariants } from '../../../mutants/conforming/catalogue';
import { defaultParameters } from '../../../runtime/run-parameters';

registerConformingVariants();

const all = suiteSessions(Need.options, []);
const named = (name: string): SuiteSession => {
  const session = all.find((each) => each.name.startsWith(`${name} `));
  if (session === undefined) throw new Error(`there is no session ${name}`);
  return session;
};
const LATER: Past = { earlier: ' after a stop', attempt: ' in its third attempt' };

const pastOf = (session: SuiteSession, past: Past | undefined): (Past | undefined)[] =>
  beginningWith(session, past).steps.flatMap((step) => {
    const process = processIn(step);
    return process === undefined ? [] : [{ earlier: process.earlier, attempt: process.attempt }];
  });

describe('scenarios of the suite as beginnings of sessions', () => {
  it('keep their own past, or get another one', () => {
    const session = named('PROV-2.1-05/4');
    expect(pastOf(session, undefined)).to.deep.equal(pastOf(session, NO_PAST));
    expect(pastOf(session, LATER)).to.deep.equal([LATER]);
    expect(beginningWith(session, LATER).otherwise?.steps).to.deep.equal(session.steps);
  });

  it('get no past where polling would also meet the earlier processes', () => {
    const session = named('PROV-7.5-29/1');
    expect(pastOf(session, LATER)).to.deep.equal(pastOf(session, undefined));
  });

  it('get no second attempt of external configuration', () => {
    const session = named('PROV-6-01/1');
    expect(pastOf(session, LATER)).to.deep.equal(pastOf(session, undefined));
  });

  it('have their Given steps as premises', () => {
    const session = named('PROV-2.1-12/6');
    expect(session.steps[0]?.isPremise).to.equal(true);
    expect(session.steps.at(-1)?.isPremise).to.equal(false);
  });

  it('record nothing, and name the rule that is advice', () => {
    const ledger = loadLedger();
    for (const { name, advice } of all) {
      const rule = ledger.rule(/^[^/]+/.exec(name)?.[0] ?? '');
      expect(rule.class, name).to.not.equal('recorded');
      expect(advice, name).to.equal(rule.level.startsWith('MUST') ? undefined : rule.id);
    }
  });

  it('leave out what the bench does not offer', () => {
    expect(suiteSessions([], []).every(({ needs }) => needs.length === 0)).to.equal(true);
  });

  it('fall back to their own past where the reference cannot have the other one', async () => {
    const model = new ReferenceModel(defaultParameters);
    await model.executor.openContext();
    const beginning = beginningWith(named('PROV-3.1-07/1'), { earlier: ' after a reset and a time-out', attempt: '' });
    const impossible = { ...beginning, perform: async () => undefined };
    const script = await scriptFor(model, { initialState: impossible, choices: [] });
    expect(script?.steps).to.deep.equal(beginning.otherwise?.steps);
  });

  it('convict no device that fails advice alone', async () => {
    const variant = conformingVariants.find(({ id }) => id === 'scans-at-the-end');
    const session = named('PROV-8.1-04/1');
    if (variant === undefined) throw new Error('the device does not exist');
    const parameters = parametersOf(variant);
    const model = new ReferenceModel(parameters);
    await model.executor.openContext();
    const script = await scriptFor(model, { initialState: beginningWith(session, undefined), choices: [] });
    if (script === undefined) throw new Error('the reference cannot execute it');
    const executor = new StepExecutor(() => openAdapter(parameters.adapter, parameters), parameters);
    await executor.openContext();
    const course = await runScript(executor, script);
    await executor.close();
    expect(course).to.include({ kind: 'agreed' }).and.property('advised').to.include('PROV-8.1-04');
  });
});
