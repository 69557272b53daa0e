import { describe, it } from 'node:test';
import { expect } from 'chai';
import { renderHeatMap } from '../../calibration/heat-map';
import { device, matrix } from './matrices';

describe('the heat map of a kill matrix', () => {
  it('says of a device who has caught it, which rules fail, and that its radius is kept', () => {
    const page = renderHeatMap(
      matrix([
        device('seen', {
          killedBy: ['PROV-7.5-01/1 right after the start'],
          monitors: ['the gate while blocked'],
          failed: { 'PROV-7.5-01': 3, 'PROV-7.5-04': 1, 'PROV-8.1-01': 2 },
        }),
      ]),
    );
    expect(page).to.include('PROV-7.5-01/1 right after the start').and.include('the gate while blocked');
    expect(page).to.include('PROV-7.5-01 (3), PROV-7.5-04 (1), PROV-8.1-01 (2)').and.include('Blast radius kept.');
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
    expect(page).to.include('What is wrong').and.include('<code>unseen</code> survives.');
    expect(page).to.include('Not declared: PROV-2.1-01.').and.include('Declared and not seen: PROV-2.1-02.');
    expect(page).to.include('1 of 2 devices that break a rule are caught');
  });

  it('says nothing of radius and idle scenarios where devices left at their first kill', () => {
    const page = renderHeatMap(matrix([device('seen', { killedBy: ['s'] })], { full: false }));
    expect(page).not.to.include('radius').and.not.to.include('catch at least one device');
  });
});
