import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { BoardOptions } from '../../../adapters/board/board-options';
import { runSuite } from '../../../cli/suite';
import type { SuiteOptions } from '../../../cli/suite-options';
import type { Result } from '../../../judge/result-schema';
import { codeOf } from '../../error-code';
import { withNwp } from '../nwp/virtual-nwp';
import { connectionTo, withBoard } from './virtual-board';

const UNKNOWN_CHIP = 0x1234_5678;

/** One scenario on a board over TCP, with or without a named part. */
const onBoard = (board: Partial<BoardOptions>, device?: string): Promise<Result> =>
  withBoard({ console: 0, ...board }, (plugged) => {
    const { part: _part, ...connection } = connectionTo(plugged);
    return runSuite({ ...ONE_SCENARIO, adapter: 'serial', connection, ...(device !== undefined && { device }) });
  });

const ONE_SCENARIO: SuiteOptions = { scenarios: { limits: ['--name'], ids: ['PROV-2.1-02/1.1'] } };

describe('the part of a board', () => {
  it('is read from its console', async () => {
    const { device } = await onBoard({ part: 'CC3235S' });
    expect(device).to.include({ part: 'CC3235S', partRead: true });
    expect(device.versions.chip).to.equal('0x31100018');
  });

  it('is the named module if the chip is that of the module', async () => {
    expect((await onBoard({ part: 'CC3235SF' }, 'CC3235MODSF')).device).to.include({
      part: 'CC3235MODSF',
      partRead: true,
    });
  });

  it('ends the run if it is another one than the named one', async () => {
    expect(await codeOf(onBoard({ part: 'CC3235SF' }, 'CC3220SF'))).to.equal('PART_DIFFERS');
  });

  it('has to be named where it cannot be read, and is claimed then', async () => {
    expect(await codeOf(onBoard({ chipId: UNKNOWN_CHIP }))).to.equal('PART_UNREADABLE');
    expect((await onBoard({ chipId: UNKNOWN_CHIP }, 'CC3220SF')).device).to.include({
      part: 'CC3220SF',
      partRead: false,
    });
  });

  it('is read over the wire of a network processor', async () => {
    await withNwp({ line: { kind: 'tcp', port: 0 }, timeScale: 0 }, async (connection) => {
      const { device } = await runSuite({ ...ONE_SCENARIO, adapter: 'nwp', connection });
      expect(device).to.include({ part: 'CC3135', partRead: true });
    });
    await withNwp({ line: { kind: 'tcp', port: 0 }, timeScale: 0 }, async (connection) => {
      const run = runSuite({ ...ONE_SCENARIO, adapter: 'nwp', connection, device: 'CC3120' });
      expect(await codeOf(run)).to.equal('PART_DIFFERS');
    });
  });
});
