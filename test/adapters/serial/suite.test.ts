import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { BoardOptions } from '../../../adapters/board/board-options';
import { runSuite } from '../../../cli/suite';
import type { SuiteOptions } from '../../../cli/suite-options';
import type { Result } from '../../../judge/result-schema';
import { firstScenarios, firstScenariosResult } from '../../first-scenarios';
import { expectNoKeys, judgedTwice } from '../replay/twice';
import { connectionTo, withBoard } from './virtual-board';

/** Lines of a log between and inside its own, other ends of lines, empty ones, events inside an echo. */
const NOISE = ['log', 'crlf', 'blank-lines', 'event-in-echo:4'];

/** The suite over a real terminal, by `run`. */
async function overSerial(
  board: Partial<BoardOptions>,
  run: (options: SuiteOptions) => Promise<Result>,
): Promise<Result> {
  const scenarios = firstScenarios();
  return withBoard(board, (plugged) => run({ adapter: 'serial', connection: connectionTo(plugged), scenarios }));
}

/** The rules with a scenario that passed. */
const passed = (result: Result): readonly string[] => [
  ...new Set(result.scenarios.filter(({ verdict }) => verdict === 'pass').flatMap(({ rules }) => rules)),
];

/** Every verdict is that of the reference in the same process, or not-applicable for a reason. */
function expectSame(serial: Result, simulator: Result): void {
  const verdicts = new Map(simulator.scenarios.map(({ id, verdict }) => [id, verdict]));
  for (const { id, verdict, reason } of serial.scenarios)
    if (verdict === 'not-applicable')
      expect(reason, id).to.match(/add-on|AT\+|console|no message can be injected|captures no packets/);
    else expect(verdict, id).to.equal(verdicts.get(id));
  expect(serial.run.verdict).to.equal(simulator.run.verdict);
}

describe('the suite over a terminal', () => {
  it('judges a noisy board with the add-on as it judges the device in the same process, and by its transcript again', async () => {
    const serial = await overSerial({ profile: 'ti-at+prov', faults: NOISE }, (options) =>
      judgedTwice(options, expectNoKeys),
    );
    expectSame(serial, await firstScenariosResult());
    const missing = passed(await firstScenariosResult()).filter((id) => !passed(serial).includes(id));
    // Only what needs the seam below the host driver, a second call beside one that has not returned, or a capture.
    expect(missing).to.have.length.lessThan(13);
    expect(missing).to.include.members(['PROV-7.5-33', 'PROV-7.5-34', 'PROV-7.5-40']);
    expect(passed(serial)).to.include.members(['PROV-5.1.1-01', 'PROV-5.1.2-06', 'PROV-9-18', 'PROV-9-23']);
    expect(serial.device.versions).to.include({ 'add-on': '1.0', console: 'ti-at+prov', 'time scale': 'driven' });
    expect(serial.adapter).to.deep.include({ name: 'serial', timeScale: 0 });
  });

  it('judges what a stock board can show: auto-provisioning, and the block in it', async () => {
    const rules = [
      ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '17', '19', '20'].map(
        (number) => `PROV-4.2-${number}`,
      ),
      ...['20', '27', '28', '38', '42'].map((number) => `PROV-7.5-${number}`),
    ];
    const serial = await withBoard({ profile: 'ti-at' }, (plugged) =>
      runSuite({ adapter: 'serial', connection: connectionTo(plugged), rules }),
    );
    expectSame(serial, await runSuite({ rules }));
    expect(passed(serial)).to.include.members(rules);
    const reasons = new Set(
      serial.scenarios.filter(({ verdict }) => verdict === 'not-applicable').map(({ reason }) => reason),
    );
    expect([...reasons]).to.include('this firmware has no AT+WlanProvisioning; see firmware/README');
  });
});
