import { isDeepStrictEqual } from 'node:util';
import { registerAdapter } from '../../adapters/registry';
import type { OverrideCondition } from '../../adapters/simulator/conditional';
import type { NetworkProcessorDecisions } from '../../adapters/simulator/network-processor/decisions';
import { noProcess, type ProcessRecord } from '../../adapters/simulator/network-processor/process';
import type { Transition } from '../../adapters/simulator/network-processor/transitions';
import { type DecisionOverrides, Simulator } from '../../adapters/simulator/simulator';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { allSites, faultName, rightDecision, type Site } from './composed-faults';
import { HISTORIES, historyNames } from './histories';
import type { AnyDecision, DecisionSite } from './site';

/** The scenarios that reach each composed fault, by the name of the fault. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>;

/** Records the composed faults that a correct device would have shown. */
export class ReachRecorder {
  private record: Readonly<ProcessRecord> = noProcess;
  /** Names of the faults reached since the last call of `take`. */
  private reached = new Set<string>();
  private readonly faults = new Map<string, readonly (readonly [string, OverrideCondition])[]>();

  /**
   * The reference device, which evaluates each wrong decision too. A fault is reached where the results differ, or where
   * the device takes the row. Until then, a faulty device behaves as the reference device.
   */
  deviation(): DecisionOverrides {
    const sites = allSites();
    return {
      networkProcessor: { ...this.observedDecisions(sites, 'networkProcessor'), ...this.observedTimers(sites) },
      hostDriver: this.observedDecisions(sites, 'hostDriver'),
      transitions: (reference) => [...this.observedRows(sites), ...reference],
      only: (record) => {
        this.record = record;
        return true;
      },
    };
  }

  /** The reached faults since the last call. */
  take(): ReadonlySet<string> {
    const { reached } = this;
    this.reached = new Set();
    return reached;
  }

  private note(site: string): void {
    for (const [name, holds] of this.faultsAt(site))
      if (!this.reached.has(name) && holds(this.record)) this.reached.add(name);
  }

  /** The faults of a site by their names, with their histories. */
  private faultsAt(site: string): readonly (readonly [string, OverrideCondition])[] {
    let faults = this.faults.get(site);
    if (faults === undefined) {
      faults = historyNames.map((history) => [faultName(site, history), HISTORIES[history]] as const);
      this.faults.set(site, faults);
    }
    return faults;
  }

  private observedDecisions(sites: readonly Site[], half: DecisionSite['half']): Readonly<Record<string, AnyDecision>> {
    const own = sites.flatMap(({ kind, site }) => (kind === 'decision' && site.half === half ? [site] : []));
    return Object.fromEntries(own.map(({ decision }) => [decision, this.observedDecision(own, decision)]));
  }

  private observedDecision(sites: readonly DecisionSite[], decision: string): AnyDecision {
    const own = sites.filter((site) => site.decision === decision);
    const [first] = own;
    if (first === undefined) throw new Error(`no site of ${decision}`);
    const right = rightDecision(first);
    const forms = own.map(({ name, wrong }) => ({ name, wrong: wrong(right) }));
    return (...args) => {
      const result = right(...args);
      for (const { name, wrong } of forms) if (!isDeepStrictEqual(wrong(...args), result)) this.note(name);
      return result;
    };
  }

  /** A timer that is set at the end of a process can fire after it. */
  private observedTimers(sites: readonly Site[]): Pick<NetworkProcessorDecisions, 'stopsTimer'> {
    const names = sites.map(({ kind, site }) => ({
      name: site.name,
      timer: kind === 'row' ? site.timer : site.name.replace('stopsTimer: not ', ''),
    }));
    return {
      stopsTimer: (timer) => {
        for (const each of names) if (each.timer === timer) this.note(each.name);
        return true;
      },
    };
  }

  /** Rows that match as the faulty rows and are never taken. */
  private observedRows(sites: readonly Site[]): readonly Transition[] {
    return sites.flatMap(({ kind, site }) => {
      if (kind !== 'row' || site.timer !== undefined) return [];
      const { from, input, when } = site.row;
      const only = (): boolean => {
        this.note(site.name);
        return false;
      };
      return [{ from, input, ...(when !== undefined && { when }), rules: [], only }];
    });
  }
}

/** Runs the suite with the reference device and records which scenario reaches which composed fault. */
export async function measureReach(script: LoadedSuite): Promise<Reach> {
  const recorder = new ReachRecorder();
  const adapter = 'composed:reach';
  registerAdapter(adapter, async ({ part, hostDriver }) => new Simulator(part, hostDriver, recorder.deviation()));
  const reach = new Map<string, Set<string>>();
  await runScenarios(script, script.scenarios, { ...defaultParameters, adapter }, ({ scenario }) => {
    for (const fault of recorder.take()) {
      const scenarios = reach.get(fault) ?? new Set();
      scenarios.add(scenario.pickle.name);
      reach.set(fault, scenarios);
    }
    return false;
  });
  return reach;
}
