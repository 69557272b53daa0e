import type { BenchKind, Line } from '../transcript/record';
import type { BenchAction, BenchCosts, Figure } from './bench-costs';

/** What a scenario does, as counted in a record of it. */
export interface ScenarioCost {
  /** Device time of the reference device, ms. */
  readonly deviceMs: number;
  readonly actions: Readonly<Record<BenchAction, number>>;
  /** The settings that the reset before the scenario makes, as one text; empty without a reset. */
  readonly setup: string;
  /** Actions of phone, network and cloud that an operator carries out on a bench without programs. */
  readonly manualActions: number;
}

const MANUAL: readonly BenchKind[] = ['phone', 'network', 'cloud'];

/** Counts the actions in the records of a scenario. */
export function costOf(records: readonly Line[]): ScenarioCost {
  const cost = { deviceMs: 0, actions: { ...NO_ACTIONS }, setup: '', manualActions: 0 };
  for (const line of records) count(cost, line);
  return cost;
}

const NO_ACTIONS: ScenarioCost['actions'] = {
  reset: 0,
  join: 0,
  request: 0,
  smartConfig: 0,
  network: 0,
  call: 0,
  process: 0,
};

function count(
  cost: { deviceMs: number; actions: Record<BenchAction, number>; setup: string; manualActions: number },
  line: Line,
): void {
  if (line.kind === 'reset' && cost.setup === '') cost.setup = JSON.stringify(line.setup);
  if ('t' in line && line.t !== undefined) cost.deviceMs = Math.max(cost.deviceMs, line.t);
  const action = actionOf(line);
  if (action !== undefined) cost.actions[action] += 1;
  if (MANUAL.some((kind) => kind === line.kind)) cost.manualActions += 1;
}

function actionOf(line: Line): BenchAction | undefined {
  if (line.kind === 'reset') return 'reset';
  if (line.kind === 'network') return 'network';
  if (line.kind === 'call') return line.function === 'sl_WlanProvisioning' ? 'process' : 'call';
  if (line.kind === 'phone') return PHONE_ACTIONS[line.act];
  return undefined;
}

const PHONE_ACTIONS: Readonly<Partial<Record<string, BenchAction>>> = {
  joinDevice: 'join',
  joinNetwork: 'join',
  request: 'request',
  smartConfig: 'smartConfig',
};

/** Estimated time of a scenario on a board, ms. */
export function estimatedMs({ deviceMs, actions }: ScenarioCost, costs: BenchCosts, figure: Figure): number {
  const overhead = (Object.keys(costs) as BenchAction[]).reduce(
    (sum, action) => sum + actions[action] * costs[action][figure],
    0,
  );
  return deviceMs + overhead * 1000;
}
