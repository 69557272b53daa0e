import { TerminalOperator } from '../adapters/bench/operator';
import type { Result } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import { LiveRun } from '../live/live-run';
import { LiveServer } from '../live/live-server';
import { qrText } from '../live/qr';
import type { PlannedWork } from '../live/run-watch';
import { benchTime, manualActions, type PlannedScenario } from '../plan/planned-scenario';
import { verdictSentence } from '../reports/summary';
import { counted, formatDuration, type Terminal } from '../reports/terminal';
import { indexScenarios } from '../runtime/scenario-index';
import { plannedScenarios } from './bench-time';
import { isManual } from './manual-plan';
import { sourcesOfAdapter } from './party';
import { lastResult, measuredTimes } from './scenario-choice';
import { defaultPart, type SuiteOptions } from './suite-options';

/** The flags of an attended run. */
export interface AttendedFlags {
  readonly ui?: true;
  readonly listen?: string;
  readonly out: string;
}

/** A run with its page. */
export interface AttendedRun {
  readonly live: LiveRun;
  /** Prints the plan and the address. With `--ui` it waits until the page is open. */
  begin(signal: AbortSignal): Promise<void>;
  /** Shows the end of the run, if it has a result, and closes the page. */
  end(result: Result | undefined): Promise<void>;
}

/**
 * Plans an attended run and opens its page.
 *
 * @param planned the scenarios of the run; they are counted without it
 * @throws ProvtckError `PAGE_ADDRESS_INVALID`, `TCP_PORT_TAKEN`, or what the count of the scenarios throws
 */
export async function attendedRun(
  flags: AttendedFlags,
  options: SuiteOptions,
  terminal: Terminal,
  planned?: readonly PlannedScenario[],
): Promise<AttendedRun> {
  const { adapter = 'simulator', device = defaultPart } = options;
  const place = placeOf(adapter === 'phone-app' ? undefined : flags.listen);
  const plan = await planOf(flags, options, planned);
  const live = new LiveRun({
    title: `${device} by ${adapter}`,
    plan: plan.works,
    ...(process.stdin.isTTY && { terminal: new TerminalOperator(process.stdin, process.stderr) }),
  });
  const server = await LiveServer.open(live, place.host, place.port);
  return {
    live,
    begin: async (signal) => {
      terminal.line(`plan     ${plan.text}`);
      terminal.line(`page     ${server.address}`);
      if (server.isReachable) terminal.line(`\n${qrText(server.address)}\n`);
      if (flags.ui !== true) return;
      terminal.line('The run begins when the page is open.');
      const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      if (!signal.aborted) await Promise.race([server.opened, aborted]);
    },
    end: async (result) => {
      live.end(result === undefined ? 'no result' : verdictSentence(result));
      await server.close();
    },
  };
}

/** What the run is to do, as scenarios and as text. */
async function planOf(
  flags: AttendedFlags,
  options: SuiteOptions,
  planned: readonly PlannedScenario[] | undefined,
): Promise<{ readonly works: readonly PlannedWork[]; readonly text: string }> {
  const party = sourcesOfAdapter(options.adapter);
  if (party !== undefined) {
    const works = indexScenarios(party.features).map(({ identity: { id, name } }) => ({ id, name, actions: 0, ms: 0 }));
    return { works, text: counted(works.length, 'scenario') };
  }
  const scenarios = planned ?? (await plannedScenarios(options, measuredTimes(lastResult(flags.out, options))));
  const manual = isManual(options);
  const works = scenarios.map(({ id, name, benchMs, cost }) => ({
    id,
    name,
    actions: manual ? cost.manualActions : 0,
    ms: benchMs,
  }));
  const limits = options.scenarios === undefined ? '' : `${options.scenarios.limits.join(' ')}: `;
  const actions = manual ? `, ${counted(manualActions(scenarios), 'action')} by hand` : '';
  const time = `about ${formatDuration(benchTime(scenarios))} on a board`;
  return { works, text: `${limits}${counted(works.length, 'scenario')}${actions}, ${time}` };
}

/** @throws ProvtckError `PAGE_ADDRESS_INVALID` */
function placeOf(listen = '127.0.0.1'): { readonly host: string; readonly port: number } {
  const [, host = '', port = '0'] = /^(\[[\da-fA-F:]+\]|[\w.-]+)(?::(\d{1,5}))?$/.exec(listen) ?? [];
  if (host !== '' && Number(port) <= 65_535) return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  throw new ProvtckError(
    'PAGE_ADDRESS_INVALID',
    `"${listen}" is no address for the page of the run`,
    'Give an address of this machine, and a port if it must be a certain one: --listen 192.168.1.7, --listen 0.0.0.0:8090.',
  );
}
