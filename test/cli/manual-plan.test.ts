import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { hasPage, withManualPlan } from '../../cli/manual-plan';
import { printList, printPlan } from '../../cli/print-plan';
import { suiteOptions } from '../../cli/run';
import type { ChoiceFlags } from '../../cli/scenario-choice';
import { selectedRun } from '../../cli/selected-run';
import type { SuiteOptions } from '../../cli/suite-options';
import { cover } from '../../plan/cover';
import { byHand } from '../../plan/hand-time';
import type { PlannedScenario } from '../../plan/planned-scenario';
import { Terminal } from '../../reports/terminal';
import { codeOf } from '../error-code';

const flags = { name: [], out: 'out' };
const manual = { connection: { bench: 'manual' } };

describe('the plan of a manual bench', () => {
  it('is every rule where nothing is selected, and what is selected otherwise', () => {
    expect(withManualPlan(flags, manual)).to.include({ plan: 'every-rule' });
    expect(withManualPlan(flags, {})).to.equal(flags);
    expect(withManualPlan({ ...flags, plan: 'certificate' }, manual)).to.include({ plan: 'certificate' });
    for (const options of [{ rules: ['PROV-7.5-01'] }, { tags: '@long' }, { certify: true }])
      expect(withManualPlan(flags, { ...manual, ...options })).to.equal(flags);
    for (const chosen of [{ name: ['8.1'] }, { failed: true as const }, { shard: '1/2' }])
      expect(withManualPlan({ ...flags, ...chosen }, manual)).to.not.have.property('plan');
  });

  it('prefers few actions to little device time', () => {
    const scenario = (id: string, benchMs: number, manualActions: number): PlannedScenario => ({
      id,
      name: id,
      ruleIds: ['PROV-8.1-01'],
      benchMs,
      cost: {
        deviceMs: benchMs,
        setup: '',
        manualActions,
        actions: { reset: 0, join: 0, request: 0, smartConfig: 0, network: 0, call: 0, process: 0 },
      },
    });
    const scenarios = [scenario('many actions', 10_000, 6), scenario('few actions', 40_000, 2)];
    const chosen = (given: readonly PlannedScenario[]) => cover(given, ({ ruleIds }) => ruleIds).map(({ id }) => id);
    expect(chosen(scenarios)).to.deep.equal(['many actions']);
    expect(chosen(byHand(scenarios, 'middle'))).to.deep.equal(['few actions']);
    expect(byHand(scenarios, 'middle', new Map([['few actions', 1]]))[1]?.benchMs).to.equal(40_000);
  });
});

describe('a plan without a scenario', () => {
  it('is refused, whatever selects nothing', async () => {
    const print = (options: SuiteOptions, more: Partial<ChoiceFlags> = {}) =>
      codeOf(printPlan({ ...flags, ...more }, options, new Terminal(new PassThrough()), false));
    expect(await print({ tags: '@needs-fone' })).to.equal('SELECTION_EMPTY');
    expect(await print({ rules: ['PROV-7.5-16'], tags: '@nothing' })).to.equal('SELECTION_EMPTY');
    expect(await print({ rules: ['PROV-7.5-16'] }, { name: ['no such name'] })).to.equal('SELECTION_EMPTY');
    expect(await print({}, { name: ['overload', ' '] })).to.equal('SELECTION_EMPTY');
  });

  it('is refused before anything is counted', async () => {
    const options = {
      get sources(): never {
        throw new Error('the scenarios are counted');
      },
    };
    const select = (more: Partial<ChoiceFlags>) => codeOf(selectedRun({ ...flags, ...more }, options));
    expect(await select({ plan: 'nope' })).to.equal('PLAN_INVALID');
    expect(await select({ shard: '3/2' })).to.equal('SHARD_INVALID');
    expect(await select({ name: [''] })).to.equal('SELECTION_EMPTY');
  });
});

describe('the list of a run', () => {
  it('has each scenario with its title in one line', async () => {
    const out = new PassThrough();
    await printList({ ...flags, name: ['blocked host'] }, { rules: ['PROV-7.5-20'] }, new Terminal(out));
    const lines = String(out.read()).trimEnd().split('\n');
    expect(lines[0]).to.match(/^PROV-7\.5-20\/1\.1 {2}The blocked host /);
    for (const line of lines) expect(line).to.match(/^PROV-7\.5-20\/[\d.]+ {2}\S/);
  });
});

describe('the page of a run', () => {
  it('is there where a person acts or wants it', () => {
    expect(hasPage({}, manual)).to.equal(true);
    expect(hasPage({ ui: true }, {})).to.equal(true);
    expect(hasPage({}, {})).to.equal(false);
    expect(hasPage({}, { ...manual, parallel: 2 })).to.equal(false);
  });

  it('takes --listen, which otherwise belongs to the device of a phone app', () => {
    const given = { rule: [], reading: [], deviations: [], keep: 3, parallel: 0, require: [], format: [], ...flags };
    const listenOf = (more: object) => suiteOptions({ ...given, listen: '192.168.1.7', ...more }).connection?.listen;
    expect(listenOf({ bench: 'manual', port: '/dev/ttyACM0' })).to.equal(undefined);
    expect(listenOf({ ui: true })).to.equal(undefined);
    expect(listenOf({ ui: true, adapter: 'phone-app' })).to.equal('192.168.1.7');
    expect(listenOf({})).to.equal('192.168.1.7');
  });
});
