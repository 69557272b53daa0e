import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { HttpOutcome, HttpRequest } from '../../adapters/adapter';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';
import { withServer } from '../../mutants/conforming/http-servers';

type Change = (request: HttpRequest, outcome: HttpOutcome) => HttpOutcome;

/** The reference device with another answer to the requests of the phone. */
function registerServer(name: string, change: Change): string {
  registerAdapter(name, async ({ part, hostDriver }) =>
    withServer(new Simulator(part, hostDriver), { answer: async (request, ask) => change(request, await ask()) }),
  );
  return name;
}

/** The network list with other separators. */
const listedAs =
  (form: (list: string) => string): Change =>
  ({ path }, outcome) =>
    path === '/netlist.txt' && outcome.kind === 'answered' ? { ...outcome, body: form(outcome.body) } : outcome;

const SERVERS: readonly (readonly [what: string, change: Change, ...rules: readonly string[]])[] = [
  [
    'goes away without an answer to a request for confirmation',
    ({ path }, outcome) =>
      path === '/api/1/wlan/confirm_req' ? { kind: 'unreachable', why: 'the connection was closed' } : outcome,
    'PROV-5-01',
    'PROV-2.1-06',
    'PROV-7.2-21',
    'PROV-9-04',
  ],
  ['lists each network in a line', listedAs((list) => list.replaceAll(';', '\n')), 'PROV-9-12', 'PROV-9-14'],
  [
    'lists a name before its digit',
    listedAs((list) => list.replaceAll(/(\d)([^;]+);/g, '$2,$1;')),
    'PROV-9-12',
    'PROV-9-14',
  ],
];

describe('an HTTP server about which no source says otherwise', () => {
  for (const [what, change, ...rules] of SERVERS)
    it(what, async () => {
      const { run, scenarios } = await runSuite({ adapter: registerServer(what, change), rules });
      expect(run.verdict).to.equal('conformant');
      expect(scenarios.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive')).to.deep.equal([]);
    });

  it('but a missing network fails in each list', async () => {
    const nothing = listedAs((list) => list.replaceAll('home', 'hom').replaceAll('work', 'worker'));
    const { run } = await runSuite({ adapter: registerServer('lists other names', nothing), rules: ['PROV-9-14'] });
    expect(run.verdict).to.equal('non-conformant');
  });
});
