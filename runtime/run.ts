import { openAdapter } from '../adapters/registry';
import type { ProvtckError } from '../ledger/error';
import { wallNow } from '../ledger/wall-clock';
import { Transcript } from '../transcript/writer';
import { asBenchFault, identityOf } from './recorded-adapter';
import { createRunContext, type RunContext, type RunValues } from './run-context';
import type { RunParameters } from './run-parameters';

export type { RunValues } from './run-context';

/** One run: its device, which the first scenario opens and later scenarios find open, and its transcript. */
export class Run {
  private opened: { readonly context: Promise<RunContext>; close(): Promise<ProvtckError | undefined> } | undefined;

  constructor(
    readonly parameters: RunParameters,
    private readonly values: RunValues = {},
  ) {}

  /** @throws whatever keeps the device from being opened, each time */
  open(): Promise<RunContext> {
    this.opened ??= this.start();
    return this.opened.context;
  }

  /**
   * Closes the device. Runs after every run, also where opening has failed.
   *
   * @returns why the transcript is not whole
   */
  async close(): Promise<ProvtckError | undefined> {
    const leaving = this.opened;
    this.opened = undefined;
    return leaving?.close();
  }

  private start(): Exclude<Run['opened'], undefined> {
    const { parameters } = this;
    const { adapters, attendance } = this.values;
    const transcript = new Transcript(parameters.transcript, wallNow, parameters.header);
    const adapter = openAdapter(
      parameters.adapter,
      {
        ...parameters,
        trace: (raw) => transcript.append({ kind: 'raw', ...raw }),
        ...(attendance && { operator: attendance.operator }),
      },
      adapters,
    ).catch((error: unknown) => {
      const { message, ...identity } = identityOf(error);
      transcript.append({ kind: 'fault', t: 0, operation: 'connect', message, ...identity });
      throw asBenchFault(error, message);
    });
    return {
      context: adapter.then((bare) => createRunContext(bare, parameters, transcript, this.values)),
      close: async () => {
        const bare = await adapter.catch(() => undefined);
        // The verdicts are final by now; an adapter that does not close is worth a warning.
        await bare
          ?.close()
          .catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)));
        transcript.close();
        return transcript.fault;
      },
    };
  }
}
