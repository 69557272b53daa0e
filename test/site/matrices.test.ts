import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { specFrom } from '../../cli/spec-data';
import { runModel } from '../../cli/spec-model';
import { publicFunctions } from '../../ledger/functions';
import { loadLedger } from '../../ledger/ledger';
import { registerMutants } from '../../mutants/catalogue';
import { autoStartDecisions } from '../../site/auto-start/decisions';
import { renderSitePage } from '../../site/layout';
import type { Evidence } from '../../site/matrix/evidence';
import { sightingsIn } from '../../site/matrix/evidence';
import { glance } from '../../site/matrix/glance';
import { differing, eventMatrix, functionMatrix, type MatrixPart } from '../../site/matrix/matrix';
import { processStates, type StateId } from '../../site/matrix/process-states';
import { renderMatrices } from '../../site/pages/matrices';
import { readRecording } from '../../site/recording';
import { Bench } from '../browser/built-site';

registerMutants();
const ledger = loadLedger();
const bench = new Bench();
after(() => bench.remove());

const evidenceOf = (result: string): Evidence =>
  readRecording(
    join(dirname(result), 'transcript.jsonl'),
    () => false,
    () => undefined,
  ).evidence;

const cellsOf = (parts: readonly MatrixPart[]) =>
  parts.flatMap(({ rows }) => rows.flatMap(({ name, cells }) => cells.map((cell) => ({ name, cell }))));

const differingIn = (recorded: Evidence) => {
  const records = { model: undefined, recorded };
  return cellsOf([...functionMatrix(ledger, records), ...eventMatrix(records)]).flatMap(({ name, cell }) =>
    differing(cell).map((answer) => `${name} ${cell.state}: ${answer}`),
  );
};

describe('the matrices', () => {
  let model: Evidence = new Map();
  before(async () => {
    model = (await runModel()).evidence;
  });

  const meaningOf = (name: string, state: StateId) => {
    const records = { model: undefined, recorded: undefined };
    return cellsOf([...functionMatrix(ledger, records), ...eventMatrix(records)]).find(
      (each) => each.name === name && each.cell.state === state,
    )?.cell.meaning;
  };

  it('have every function once, and every state', () => {
    const rows = functionMatrix(ledger, { model, recorded: undefined }).flatMap((part) => part.rows);
    expect(rows.map(({ name }) => name)).to.have.members(publicFunctions().map(({ name }) => name));
    expect(rows).to.have.length(76);
    for (const { cells } of rows)
      expect(cells.map(({ state }) => state)).to.deep.equal(processStates().map(({ id }) => id));
  });

  it('name a rule of the ledger in every cell', () => {
    const records = { model, recorded: undefined };
    for (const { name, cell } of cellsOf([...functionMatrix(ledger, records), ...eventMatrix(records)])) {
      if (cell.meaning === undefined) expect(cell.state, name).to.equal('off');
      else expect(ledger.has(cell.meaning.rule), `${name} ${cell.state}`).to.equal(true);
    }
    for (const { rule } of processStates()) expect(ledger.has(rule), rule).to.equal(true);
  });

  it('agree with the reference device, which reaches every state', () => {
    expect(differingIn(model)).to.deep.equal([]);
    for (const { id } of processStates()) {
      const seen = publicFunctions().some(({ name }) => sightingsIn(model, id, name).size > 0);
      expect(seen || sightingsIn(model, id, 'SL_WLAN_EVENT_PROVISIONING_STATUS').size > 0, id).to.equal(true);
    }
  });

  for (const [name, state, word] of [
    ['sl_Socket', 'none', 'served'],
    ['sl_Socket', 'configuration', 'refused'],
    ['sl_Socket', 'addressed', 'refused'],
    ['sl_Socket', 'external-confirmation', 'served'],
    ['sl_Socket', 'aborted', 'open'],
    ['sl_Socket', 'ready', 'served'],
    ['sl_Socket', 'auto', 'served'],
    ['sl_Socket', 'auto-profile', 'refused'],
    ['sl_Socket', 'off', 'refused'],
    ['sl_NetUtilCmd', 'configuration', 'open'],
    ['sl_WlanProvisioning', 'linked', 'served'],
    ['sl_Stop', 'failed', 'served'],
    ['sl_Start', 'failed', 'answered locally'],
    ['sl_Start', 'off', 'served'],
    ['sl_Htonl', 'linked', 'answered locally'],
    ['SL_WLAN_EVENT_PROVISIONING_STATUS', 'linked', 'exempt'],
    ['SL_WLAN_EVENT_CONNECT', 'profile', 'suppressed'],
    ['SL_NETAPP_EVENT_IPV4_ACQUIRED', 'linked', 'suppressed'],
    ['SL_NETAPP_EVENT_IPV4_ACQUIRED', 'external-confirmation', 'delivered'],
    ['SL_WLAN_EVENT_STA_ADDED', 'auto', 'open'],
    ['NETAPP_REQUEST', 'configuration', 'open'],
  ] as const)
    it(`answer by the ledger: ${name} is ${word} in the state ${state}`, () => {
      expect(meaningOf(name, state)?.word).to.equal(word);
    });

  it('follow the interpretation of an erratum', () => {
    const strict = { ...ledger.rule('PROV-7.5-15'), class: 'tested' as const };
    const other = { ...ledger, rule: (id: string) => (id === strict.id ? strict : ledger.rule(id)) } as typeof ledger;
    const cells = cellsOf(functionMatrix(other, { model: undefined, recorded: undefined }));
    const cell = cells.find(({ name, cell: { state } }) => name === 'sl_NetUtilCmd' && state === 'linked')?.cell;
    expect(cell?.meaning?.word).to.equal('refused');
  });

  for (const [device, rules, cell] of [
    ['open-after-failure', ['PROV-7.5-09'], 'sl_DeviceGet failed: served'],
    ['blocked-for-ever', ['PROV-7.5-05'], 'sl_DeviceGet none: refused'],
  ] as const)
    it(`show what a device does differently: ${device}`, async () => {
      const recorded = evidenceOf(await bench.run(device, { adapter: `mutant:${device}`, rules: [...rules] }));
      expect(differingIn(recorded)).to.include(cell);
    });

  it('have a rule and a scenario in every cell of the page', async () => {
    const spec = { ...(await specFrom({ result: [], transcript: false })), modelEvidence: model };
    const html = renderSitePage(renderMatrices(spec));
    const cells =
      html.match(/<td class="(?:served|refused|answered-locally|open|delivered|suppressed|exempt)">.*?<\/td>/g) ?? [];
    const expected = glance(ledger, { model, recorded: undefined }).flatMap(({ cells: row }) => row);
    expect(cells.length).to.be.greaterThan(76 * processStates().length + expected.length - 8);
    for (const cell of cells)
      expect(cell)
        .to.match(/href="rules\/PROV-[\d.]+-\d+\.html"/)
        .and.to.match(/href="features\/[^"]+#PROV-[^"]+"/);
  });
});

describe('the decisions of auto-provisioning', () => {
  it('name rules of the ledger and the times of the documents', () => {
    const decisions = autoStartDecisions().flat();
    for (const rule of decisions.flatMap(({ rules }) => rules)) expect(ledger.has(rule), rule).to.equal(true);
    const words = decisions.map(({ text, exit = '', next = [] }) => [text, exit, ...next].join(' ')).join(' ');
    expect(words).to.include('2 s').and.include('2 min').and.not.include('{');
  });
});
