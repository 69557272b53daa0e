import { describe, it } from 'node:test';
import { expect } from 'chai';
import { renderHeatMap } from '../../calibration/heat-map';
import { device, matrix } from './matrices';

describe('the heat map of a kill matrix', () => {
  it('says of a device who has caught it, which rules fail, and that no other rule fails undeclared', () => {
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
    // Sections 7.5 and 8.1: four failures in its own, two in the other.
    expect(
      [...page.matchAll(/<td class="(cell[^"]*)">(\d*)<\/td>/g)].map(([, look, count]) => [look, count]),
    ).to.deep.equal([
      ['cell own heat-3', '4'],
      ['cell heat-2', '2'],
    ]);
    expect(page).not.to.include('What is wrong');
  });

  it('says what is wrong: survivors, and rules that fail or do not against what was declared', () => {
    const page = renderHeatMap(
      matrix([device('unseen', {}), device('wide', { exceeded: ['PROV-2.1-01'], missed: ['PROV-2.1-02'] })], {
        survivors: ['unseen'],
      }),
    );
    expect(page).to.include('What is wrong').and.include('<li>unseen survives: no scenario');
    expect(page).to.include('Not declared: PROV-2.1-01.').and.include('Declared and not seen: PROV-2.1-02.');
    expect(page).to.include('1 of 2 devices that break a rule are caught');
  });

  it('leads from each device to what is told of it, under headings that say which cells they are for', () => {
    const page = renderHeatMap(matrix([device('seen', { error: 'a <wire> is loose' })], { survivors: ['seen'] }));
    expect(page).to.include('<a href="#seen">').and.include('<p id="seen">').and.include('a &lt;wire> is loose');
    expect(page).not.to.match(/<th(?![^>]* scope=)[ >]/);
  });

  it('says which rules each monitor has seen broken', () => {
    const page = renderHeatMap(
      matrix([], {
        monitors: [
          { monitor: 'awake', rule: 'PROV-2.1-01', devices: ['a', 'b'] },
          { monitor: 'asleep', rule: 'PROV-2.1-02', devices: [] },
        ],
      }),
    );
    expect(page).to.include('<th scope="row">awake</th><td>PROV-2.1-01</td><td class>2</td>');
    expect(page).to.include('<th scope="row">asleep</th><td>PROV-2.1-02</td><td class="fail">0</td>');
  });

  it('says nothing of collateral and idle scenarios where devices left at their first kill', () => {
    const page = renderHeatMap(matrix([device('seen', { killedBy: ['s'] })], { full: false }));
    expect(page).not.to.include('collateral').and.not.to.include('catch at least one device');
  });
});
