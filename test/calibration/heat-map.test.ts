import { expect } from 'chai';
import { describe, it } from 'mocha';
import { renderHeatMap } from '../../calibration/heat-map';
import { device, matrix } from './matrices';

describe('the heat map of a kill matrix', () => {
  it('shows the kills of a mutant, the failed rules, and that all failures are declared', () => {
    const page = renderHeatMap(
      matrix([
        device('seen', {
          killedBy: ['PROV-7.5-01/1 right after the start'],
          monitors: ['APIs blocked'],
          failed: { 'PROV-7.5-01': 3, 'PROV-7.5-04': 1, 'PROV-8.1-01': 2 },
        }),
      ]),
    );
    expect(page).to.include('PROV-7.5-01/1 right after the start').and.include('APIs blocked');
    expect(page)
      .to.include('PROV-7.5-01 (3), PROV-7.5-04 (1), PROV-8.1-01 (2)')
      .and.include('No undeclared collateral failures.');
    expect(page).to.include('It does &lt;something> wrong.');
    // Four failures in section 7.5, the section of the broken rule, and two in section 8.1.
    expect(
      [...page.matchAll(/<td class="(cell[^"]*)">(\d*)<\/td>/g)].map(([, look, count]) => [look, count]),
    ).to.deep.equal([
      ['cell own heat-3', '4'],
      ['cell heat-2', '2'],
    ]);
    expect(page).not.to.include('Calibration errors');
  });

  it('shows calibration errors: survivors, and failures that differ from the declared ones', () => {
    const page = renderHeatMap(
      matrix([device('unseen', {}), device('wide', { exceeded: ['PROV-2.1-01'], missed: ['PROV-2.1-02'] })], {
        survivors: ['unseen'],
      }),
    );
    expect(page).to.include('Calibration errors').and.include('<li>unseen survives: no scenario');
    expect(page).to.include('Not declared: PROV-2.1-01.').and.include('Declared and not found: PROV-2.1-02.');
    expect(page).to.include('kills 1 of 2 mutants');
  });

  it('links each mutant to its story, and gives each table header a scope', () => {
    const page = renderHeatMap(matrix([device('seen', { error: 'a <wire> is loose' })], { survivors: ['seen'] }));
    expect(page).to.include('<a href="#seen">').and.include('<p id="seen">').and.include('a &lt;wire> is loose');
    expect(page).not.to.match(/<th(?![^>]* scope=)[ >]/);
  });

  it('shows the number of mutants by monitor and rule', () => {
    const page = renderHeatMap(
      matrix([], {
        monitors: [
          { monitor: 'awake', rule: 'PROV-2.1-01', devices: ['a', 'b'], tested: 1 },
          { monitor: 'asleep', rule: 'PROV-2.1-02', devices: [], tested: 1 },
        ],
      }),
    );
    expect(page).to.include('<th scope="row">awake</th><td>PROV-2.1-01</td><td class>2</td>');
    expect(page).to.include('<th scope="row">asleep</th><td>PROV-2.1-02</td><td class="fail">0</td>');
  });

  it('shows no collateral failures and no scenarios without kills after a run that stopped at first kills', () => {
    const page = renderHeatMap(matrix([device('seen', { killedBy: ['s'] })], { full: false }));
    expect(page).not.to.include('collateral').and.not.to.include('kill at least one mutant');
  });
});
