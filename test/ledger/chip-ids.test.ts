import { expect } from 'chai';
import { describe, it } from 'mocha';
import { chipIdOf, chipIds, chipNamed, isPartRead, partFrom } from '../../ledger/chip-ids';
import { partNames } from '../../ledger/part';
import { codeOf } from '../error-code';

describe('chip ids', () => {
  it('have distinct numbers, sources, and parts that the suite knows', () => {
    expect(new Set(chipIds().map(({ chip }) => chip)).size).to.equal(chipIds().length);
    for (const { parts } of chipIds()) expect(partNames()).to.include.members([...parts]);
  });

  it('exist for every part of SWRA513C', () => {
    for (const part of partNames())
      expect(chipNamed(`0x${chipIdOf(part)?.toString(16)}`)?.parts, part).to.include(part);
  });

  it('are read in the notations of a console and of a network processor', () => {
    for (const said of ['0x31000019', ' 0x31000019 ', '0X31000019'.toLowerCase()])
      expect(chipNamed(said)?.name).to.equal('CC3220SF');
    for (const said of [undefined, '', 'CC3220SF', '0x', '0x31000019,1', '825229337', '0x131000019'])
      expect(chipNamed(said), said).to.equal(undefined);
  });
});

describe('the part of a device', () => {
  it('is the named one if it has the chip that was read, so that a module keeps its name', () => {
    for (const part of ['CC3220SF', 'CC3220MOD', 'CC3220MODA']) expect(partFrom('0x31000019', { part })).to.equal(part);
  });

  it('is read if the user has not named it', () => {
    expect(partFrom('0x31100018', { part: 'CC3220SF', partAssumed: true })).to.equal('CC3235S');
  });

  it('is an error if it is another one than the named one', async () => {
    for (const chip of ['0x31100019', '0x31000018', '0x31120019'])
      expect(await codeOf((async () => partFrom(chip, { part: 'CC3220SF' }))()), chip).to.equal('PART_DIFFERS');
    expect(await codeOf((async () => partFrom('0x31120019', { part: 'CC3220SF', partAssumed: true }))())).to.equal(
      'PART_DIFFERS',
    );
  });

  it('must be named if it cannot be read, and then counts as claimed', async () => {
    for (const chip of [undefined, '', '0x12345678', 'garbage']) {
      expect(await codeOf((async () => partFrom(chip, { part: 'CC3220SF', partAssumed: true }))())).to.equal(
        'PART_UNREADABLE',
      );
      expect(partFrom(chip, { part: 'CC3220SF' })).to.equal('CC3220SF');
      const versions: Record<string, string> = chip === undefined ? {} : { chip };
      expect(isPartRead('serial', { part: 'CC3220SF', versions })).to.equal(false);
    }
    expect(isPartRead('serial', { part: 'CC3220MOD', versions: { chip: '0x31000019' } })).to.equal(true);
    expect(isPartRead('nwp', { part: 'CC3135', versions: { chip: '0x31000000' } })).to.equal(false);
  });
});
