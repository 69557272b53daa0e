import type { Adapter, Capabilities, DeviceIdentity } from '../adapters/adapter';
import type { Adapters } from '../adapters/registry';
import { partDiffers } from '../ledger/chip-ids';
import { type Claim, claims } from '../ledger/claims';
import { readingsFrom } from '../ledger/errata';
import { type Ledger, loadLedger } from '../ledger/ledger';
import { type Times, timesWith } from '../ledger/quantities';
import type { Transcript } from '../transcript/writer';
import type { Attendance } from './attendance';
import { MonitoringRecorder, type Monitors } from './monitoring-recorder';
import { RecentEvents } from './recent-events';
import { RecordedAdapter } from './recorded-adapter';
import type { RunParameters } from './run-parameters';
import { StallMeter } from './stall-meter';

/** What a run in this process gets besides its parameters, which are plain data. */
export interface RunValues {
  /** The rules of the scenarios; the ledger of the parameters unless given. */
  readonly ledger?: Ledger;
  /** Adapters of the run by their names, besides those of the suite. */
  readonly adapters?: Adapters;
  /** What watches the records, instead of the monitors of a device. */
  readonly monitors?: (times: Times) => Monitors;
  /** The person who attends the run, if one does. */
  readonly attendance?: Attendance;
  /** Maximum error of a time in a scenario in ms, if it differs from that of the device. */
  readonly uncertaintyIn?: (scenario: string) => number | undefined;
  /** Whether the adapter plays back a record, so that a stall of this process changes no time. */
  readonly replayed?: boolean;
}

/** What all scenarios of a run share: the opened device, the ledger under the chosen interpretations, the transcript. */
export interface RunContext {
  readonly adapter: RecordedAdapter;
  readonly device: DeviceIdentity;
  readonly capabilities: Capabilities;
  readonly issuable: ReadonlySet<string>;
  readonly ledger: Ledger;
  /** Named times under the device statement. */
  readonly times: Times;
  /** Claims of the statement of a party other than the device. */
  readonly partyClaims: ReadonlySet<string>;
  /** The claims that the device statement denies. */
  readonly without: readonly Claim[];
  readonly transcript: Transcript;
  readonly recentEvents: RecentEvents;
  /** Watches what holds at every moment. */
  readonly recorder: MonitoringRecorder;
  readonly attendance: Attendance | undefined;
}

/** The ledger of a run, under its interpretations. */
export const ledgerFor = ({ ledger, readings }: RunParameters): Ledger =>
  loadLedger(ledger).withReadings(readingsFrom(readings));

/** @throws ProvtckError `PART_DIFFERS` for a device that reports another part than the user names */
function checkPart(reported: string, { part, partAssumed }: RunParameters): void {
  if (partAssumed === true || reported === part) return;
  throw partDiffers(`the device reports the part ${JSON.stringify(reported)}`, part, reported);
}

/** Connects the device and puts around it what scenarios need. */
export async function createRunContext(
  bare: Adapter,
  parameters: RunParameters,
  transcript: Transcript,
  {
    ledger = ledgerFor(parameters),
    monitors,
    attendance,
    uncertaintyIn,
    replayed = false,
  }: Omit<RunValues, 'adapters'> = {},
): Promise<RunContext> {
  const times = timesWith(parameters.ixit ?? {});
  const recentEvents = new RecentEvents();
  const recorder = new MonitoringRecorder(transcript, times, monitors?.(times));
  const adapter = new RecordedAdapter(
    attendance?.around(bare) ?? bare,
    {
      learn: (said) => recorder.learn(said),
      append: (record) => {
        recentEvents.take(record);
        recorder.append(record);
        attendance?.take(record);
      },
    },
    uncertaintyIn,
    replayed ? undefined : new StallMeter(),
  );
  const device = await adapter.connect();
  checkPart(device.part, parameters);
  // A device in virtual time can be asked again.
  transcript.unbuffered = bare.clock.driven !== true;
  return {
    adapter,
    device,
    capabilities: device.capabilities,
    issuable: new Set(device.capabilities.functions),
    ledger,
    times,
    partyClaims: new Set(parameters.partyClaims ?? []),
    without: claims().filter(({ claim }) => parameters.without?.includes(claim)),
    transcript,
    recentEvents,
    recorder,
    attendance,
  };
}
