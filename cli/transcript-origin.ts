import { isRegisteredAdapter } from '../adapters/registry';
import { ProvtckError } from '../ledger/error';
import type { Recording } from '../transcript/recording';

/** What the suite's own adapters record of themselves: whether the suite drives their time, and whether there is raw traffic. */
const recorded: Readonly<Record<string, { readonly driven: boolean | undefined; readonly raw: boolean }>> = {
  simulator: { driven: true, raw: false },
  process: { driven: undefined, raw: true },
  serial: { driven: false, raw: true },
};

/** The first day on which a run can have taken place, in ms since 1970: the suite did not exist before. */
const EARLIEST = Date.UTC(2025, 0, 1);

/**
 * Makes sure that a transcript can be what it says it is: the record of this kind of device, taken on a day that can be.
 *
 * @throws ProvtckError `TRANSCRIPT_IMPOSSIBLE`
 */
export function checkTranscriptOrigin({ path, header, device, rawLines }: Recording): void {
  const { adapter, connection } = header.settings;
  const impossible = (why: string): ProvtckError =>
    new ProvtckError('TRANSCRIPT_IMPOSSIBLE', `${path}: ${why}`, 'It is no record of a run. Make the run again.');
  if (header.wall < EARLIEST) throw impossible('the run began before the suite existed');
  if (typeof adapter !== 'string' || !isRegisteredAdapter(adapter))
    throw impossible('the adapter of the run is none of the suite');
  const expected = recorded[adapter];
  if (expected === undefined || device === undefined) return;
  const { timeScale } = (connection ?? {}) as { readonly timeScale?: unknown };
  if (device.adapter !== adapter) throw impossible(`the run used the adapter ${adapter}, the device ${device.adapter}`);
  if (expected.driven !== undefined && device.driven !== (expected.driven || timeScale === 0))
    throw impossible(`time ${device.driven ? 'was driven' : 'passed by itself'}, unlike with the adapter ${adapter}`);
  if (expected.raw !== rawLines > 0)
    throw impossible(`it holds ${rawLines === 0 ? 'no' : 'some'} raw traffic, unlike with the adapter ${adapter}`);
}
