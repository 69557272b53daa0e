import { expect } from 'chai';
import { describe, it } from 'mocha';
import { openAdapter } from '../../../adapters/registry';
import { eventFrom } from '../../../adapters/serial/console-events';
import { consoleNamed } from '../../../adapters/serial/console-profile';
import { type ConsoleLine, LineReader } from '../../../adapters/serial/line-reader';
import { runSuite } from '../../../cli/suite';
import type { Result } from '../../../judge/result-schema';
import { constants } from '../../../ledger/constants';
import { connectionTo, withBoard } from './virtual-board';

/** The result of the whole suite on a module with this firmware. */
const resultOf = (profile: 'calypso' | 'calypso-terminal' | 'cordelia'): Promise<Result> =>
  withBoard({ profile, console: 0 }, (plugged) =>
    runSuite({ adapter: 'serial', connection: { ...connectionTo(plugged), console: profile } }),
  );

/** What the lines of a module say. */
const read = (profile: string, sent: string, text: string): readonly ConsoleLine[] => {
  const reader = new LineReader(consoleNamed(profile));
  reader.expect(sent);
  return reader.take(Buffer.from(text, 'latin1')).filter(({ kind }) => kind !== 'furniture');
};

describe("a run on Würth Elektronik's modules", () => {
  for (const [profile, passed] of [
    ['calypso', ['PROV-3.1-06/1', 'PROV-3.1-08/2.1', 'PROV-3.1-08/2.2']],
    ['cordelia', []],
  ] as const)
    it(`judges what ${profile} can show, and gives the reason for everything else`, async () => {
      const { scenarios, rules, device, run } = await resultOf(profile);
      const others = scenarios.filter(({ verdict }) => verdict !== 'not-applicable');
      expect(others.map(({ id, verdict }) => [id, verdict])).to.deep.equal(passed.map((id) => [id, 'pass']));
      for (const { id, reason } of scenarios.filter(({ verdict }) => verdict === 'not-applicable'))
        expect(reason, id).to.match(
          /sl_WlanProvisioning|auto-provisioning|has no|console takes one|below the host|only,/,
        );
      expect(rules.filter(({ verdict }) => verdict === 'fail')).to.deep.equal([]);
      expect(device).to.include({ part: 'CC3220SF', partRead: true });
      expect(run.verdict).to.equal(passed.length > 0 ? 'conformant' : 'incomplete');
    });
});

describe("the console of Würth Elektronik's modules", () => {
  it('restores the factory state by its own command, and boots', async () => {
    for (const profile of ['calypso', 'calypso-terminal', 'cordelia'] as const)
      await withBoard({ profile, console: 0 }, async (plugged) => {
        const adapter = await openAdapter('serial', { ...connectionTo(plugged), console: profile });
        try {
          const { capabilities } = await adapter.connect();
          expect(capabilities.offers).to.include('fresh');
          expect(capabilities.lacks['auto-provisioning']).to.include('no word');
          const setup = { role: 'STA', profiles: [], httpServer: true, started: true } as const;
          const policy = { auto: false, fast: false, anyP2P: false, autoProvisioning: false };
          await adapter.reset({ ...setup, policy, fresh: true });
          await adapter.reset({ ...setup, policy: { ...policy, auto: true, fast: true }, fresh: false });
        } finally {
          await adapter.close();
        }
      });
  });

  it('is read without regard to case', () => {
    expect(read('calypso', 'AT+Test', 'ok\r\n')).to.deep.equal([{ kind: 'ok' }]);
    expect(read('calypso', 'AT+WlanPolicyGet=connection', '+WLANPolicyGet:AUTO|Fast\r\n')).to.deep.equal([
      { kind: 'result', rest: 'AUTO|Fast' },
    ]);
    expect(read('calypso', 'AT+Test', '+EventStartup:article,0x31000019\r\n')[0]?.kind).to.equal('ready');
    expect(read('calypso', 'AT+Test', 'error:Command Not Exist,-1\r\n')).to.deep.equal([
      { kind: 'error', class: 'command not exist', code: -1 },
    ]);
    expect(eventFrom('wlan', 'Provisioning_Status,SUCCESS,STA,home', false, true)?.data).to.include({
      ProvisioningStatus: constants.status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS,
    });
    // TI's console writes small letters, and a network can be named OK.
    expect(read('ti-at', 'AT+Test', 'ok\r\n')[0]?.kind).to.equal('unknown');
  });

  it('ends a command by an error without a text', () => {
    expect(read('cordelia', 'AT+Test', 'ERROR:-3\r\n')).to.deep.equal([{ kind: 'error', class: 'other', code: -3 }]);
    expect(read('cordelia', 'AT+Test', 'ERROR:something new,-2014\r\n')).to.deep.equal([
      { kind: 'error', class: 'process command', code: -2014 },
    ]);
  });

  it('has events and words of its own', () => {
    expect(read('cordelia', 'AT+Test', '+eventiot:info,"CONNACK"\r\n')[0]).to.include({ kind: 'event', group: 'iot' });
    expect(eventFrom('iot', 'info,"CONNACK"', false)).to.equal(undefined);
    expect(eventFrom('fatalerror', 'cmd_timout,3', false)?.name).to.equal('SL_DEVICE_EVENT_FATAL_CMD_TIMEOUT');
  });
});
