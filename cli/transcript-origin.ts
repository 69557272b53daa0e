import { isRegisteredAdapter } from '../adapters/registry';
import { ProvtckError } from '../ledger/error';
import type { Fields } from '../ledger/json';
import { wallNow } from '../ledger/wall-clock';
import { CLOCKS } from '../reports/certificate/demands';
import type { Recording } from '../transcript/recording';

/** What the suite's own adapters record of themselves: whether the suite drives their time, and whether there is raw traffic. */
const recorded: Readonly<Record<string, { readonly driven: boolean | undefined; readonly raw: boolean | undefined }>> =
  {
    simulator: { driven: true, raw: false },
    process: { driven: undefined, raw: true },
    serial: { driven: false, raw: true },
    nwp: { driven: false, raw: true },
    application: { driven: false, raw: undefined },
    'phone-app': { driven: false, raw: false },
  };

/** The first day on which a run can have taken place, in ms since 1970: the suite did not exist before. */
const EARLIEST = Date.UTC(2025, 0, 1);

/**
 * Makes sure that a transcript can be what it says it is: the record of this kind of device, taken on a day that can be.
 *
 * @param fault what is impossible in its lines, if anything
 * @param now ms since 1970
 * @throws ProvtckError `TRANSCRIPT_IMPOSSIBLE`
 */
export function checkTranscriptOrigin(recording: Recording, fault?: string, now = wallNow()): void {
  const why = (recording.header.wall > now + CLOCKS ? 'the run is in the future' : impossibility(recording)) ?? fault;
  if (why === undefined) return;
  throw new ProvtckError(
    'TRANSCRIPT_IMPOSSIBLE',
    `${recording.path}: ${why}`,
    'It is no record of a run. Make the run again.',
  );
}

function impossibility({ header, device, rawLines }: Recording): string | undefined {
  const { adapter } = header.settings;
  if (header.wall < EARLIEST) return 'the run began before the suite existed';
  if (typeof adapter !== 'string' || !isRegisteredAdapter(adapter))
    return 'the adapter of the run is none of the suite';
  const expected = recorded[adapter];
  if (expected === undefined || device === undefined) return undefined;
  if (device.adapter !== adapter) return `the run used the adapter ${adapter}, the device ${device.adapter}`;
  if (expected.driven !== undefined && device.driven !== (expected.driven || timeScaleOf(header.settings) === 0))
    return `time ${device.driven ? 'was driven' : 'passed by itself'}, unlike with the adapter ${adapter}`;
  if (expected.raw !== undefined && expected.raw !== rawLines > 0)
    return `it holds ${rawLines === 0 ? 'no' : 'some'} raw traffic, unlike with the adapter ${adapter}`;
  return undefined;
}

const timeScaleOf = ({ connection }: Fields): unknown =>
  ((connection ?? {}) as { readonly timeScale?: unknown }).timeScale;
