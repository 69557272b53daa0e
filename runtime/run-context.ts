import type { Adapter, Capabilities, DeviceIdentity, Trace } from '../adapters/adapter';
import { openAdapter } from '../adapters/registry';
import { type Claim, claims } from '../ledger/claims';
import { readingsFrom } from '../ledger/errata';
import { type Ledger, loadLedger } from '../ledger/ledger';
import { useIxit } from '../ledger/quantities';
import { wallNow } from '../ledger/wall-clock';
import { Transcript } from '../transcript/writer';
import { MonitoringRecorder } from './monitoring-recorder';
import { RecentEvents } from './recent-events';
import { asBenchFault, identityOf, RecordedAdapter } from './recorded-adapter';
import { defaultParameters, type RunParameters } from './run-parameters';

/** What all scenarios of a run share: the opened device, the ledger under the chosen readings, the transcript. */
export interface RunContext {
  readonly adapter: RecordedAdapter;
  readonly device: DeviceIdentity;
  readonly capabilities: Capabilities;
  readonly issuable: ReadonlySet<string>;
  readonly ledger: Ledger;
  /** What the device is said to do without. */
  readonly without: readonly Claim[];
  readonly transcript: Transcript;
  readonly recentEvents: RecentEvents;
  /** Watches what holds at every moment. */
  readonly recorder: MonitoringRecorder;
}

let opened: { readonly key: string; readonly context: Promise<RunContext>; close(): Promise<void> } | undefined;

/** Opens the device at the first scenario; later scenarios of the run find it open. */
export function runContextFor(given: Partial<RunParameters>): Promise<RunContext> {
  const parameters = { ...defaultParameters, ...given };
  const key = JSON.stringify(parameters);
  if (opened?.key === key) return opened.context;
  const earlier = opened?.close();
  useIxit(parameters.ixit ?? {});
  const worker = process.env.CUCUMBER_WORKER_ID;
  const path =
    parameters.transcript && (worker === undefined ? parameters.transcript : `${parameters.transcript}.${worker}`);
  const transcript = new Transcript(path, wallNow, parameters.header);
  const trace = (raw: Trace): void => transcript.append({ kind: 'raw', ...raw });
  const adapter = Promise.resolve(earlier)
    .then(() => openAdapter(parameters.adapter, { ...parameters, trace }))
    .catch((error: unknown) => {
      const { message, ...identity } = identityOf(error);
      transcript.append({ kind: 'fault', t: 0, operation: 'connect', message, ...identity });
      throw asBenchFault(error, message);
    });
  opened = {
    key,
    context: adapter.then((bare) => createRunContext(bare, parameters, transcript)),
    close: async () => {
      const bare = await adapter.catch(() => undefined);
      // The verdicts stand by now; what will not be closed is still worth a word.
      await bare
        ?.close()
        .catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)));
      transcript.close();
      // The suite asks in its own process; out of a worker only a failed hook speaks.
      if (worker !== undefined && transcript.fault !== undefined) throw transcript.fault;
    },
  };
  return opened.context;
}

/** Closes the device. Runs after every run, also where opening has failed. */
export async function closeRun(): Promise<void> {
  const leaving = opened;
  opened = undefined;
  useIxit({});
  await leaving?.close();
}

/** The ledger a run is judged by, under the readings it was told. */
export const ledgerFor = ({ ledger, readings }: RunParameters): Ledger =>
  loadLedger(ledger).withReadings(readingsFrom(readings));

/** Connects the device and puts around it what scenarios need. */
export async function createRunContext(
  bare: Adapter,
  parameters: RunParameters,
  transcript: Transcript,
  ledger = ledgerFor(parameters),
): Promise<RunContext> {
  const recentEvents = new RecentEvents();
  const recorder = new MonitoringRecorder(transcript);
  const adapter = new RecordedAdapter(bare, {
    learn: (said) => recorder.learn(said),
    append: (record) => {
      recentEvents.take(record);
      recorder.append(record);
    },
  });
  const device = await adapter.connect();
  // A device in virtual time can be asked again.
  transcript.unbuffered = bare.clock.driven !== true;
  return {
    adapter,
    device,
    capabilities: device.capabilities,
    issuable: new Set(device.capabilities.functions),
    ledger,
    without: claims().filter(({ claim }) => parameters.without?.includes(claim)),
    transcript,
    recentEvents,
    recorder,
  };
}
