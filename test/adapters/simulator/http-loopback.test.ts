import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runSuite } from '../../../cli/suite';
import { firstScenarios, firstScenariosResult } from '../../first-scenarios';
import { judged } from '../judged';

describe('the suite against the HTTP server on a socket', () => {
  it('judges as in process: every rule, every scenario, every millisecond of the device', async () => {
    const within = judged(await firstScenariosResult());
    expect(judged(await runSuite({ http: 'loopback', scenarios: firstScenarios() }))).to.deep.equal(within);
  });

  it('judges a secured server as in process, over its redirects', async () => {
    const tags = '@PROV-9-01 or @PROV-9-03 or @PROV-9-09 or @PROV-9-14 or @PROV-9-23 or @PROV-5.1.1-02';
    const within = await runSuite({ http: 'https', tags });
    expect(within.run.verdict).to.equal('conformant');
    expect(within.observations.find(({ rule }) => rule === 'PROV-9-23')?.answer).to.equal(
      'yes: over HTTP: 302, a redirect to HTTPS; over HTTPS: 200 "R2.0"',
    );
    expect(judged(await runSuite({ http: 'loopback,https', tags }))).to.deep.equal(judged(within));
  });

  it('says in the result and in the command to repeat it how the server was reached', async () => {
    const result = await runSuite({ http: 'loopback', rules: ['PROV-9-11'] });
    expect(result.adapter).to.deep.equal({ name: 'simulator', http: 'loopback' });
  });
});
