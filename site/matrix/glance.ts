import { publicFunctions } from '../../ledger/functions';
import type { Ledger } from '../../ledger/ledger';
import type { Answer, Sighting, Sightings } from './evidence';
import { type Cell, eventMatrix, functionMatrix, type MatrixRecords, type MatrixRow } from './matrix';
import { type ProcessState, processStates } from './process-states';

/** A group of functions or events that the document treats alike. */
interface GlanceColumn {
  readonly title: string;
  readonly names: readonly string[];
  /** Whether the rule of the state says it, and not the rule of one function. */
  readonly byState?: true;
}

const namesOf = (kind: string, ungated: boolean): readonly string[] =>
  publicFunctions().flatMap((fn) => (fn.kind === kind && (fn.ungated ?? false) === ungated ? [fn.name] : []));

/** The columns of the summary, from left to right. */
export function glanceColumns(): readonly GlanceColumn[] {
  const commands = namesOf('command', false);
  const ungated = namesOf('command', true);
  return [
    { title: `${commands.length} commands, such as sl_Socket`, names: commands, byState: true },
    { title: `${ungated.length} functions that TI's driver does not check`, names: ungated },
    { title: 'sl_WlanProvisioning', names: ['sl_WlanProvisioning'] },
    { title: 'sl_Stop', names: ['sl_Stop'] },
    { title: 'sl_Start', names: ['sl_Start'] },
    { title: 'Reports of provisioning', names: ['SL_WLAN_EVENT_PROVISIONING_STATUS'] },
    {
      title: 'Events of the connection attempt',
      names: ['SL_WLAN_EVENT_CONNECT', 'SL_NETAPP_EVENT_IPV4_ACQUIRED', 'SL_WLAN_EVENT_DISCONNECT'],
    },
    { title: 'Events of the device AP', names: ['SL_WLAN_EVENT_STA_ADDED', 'SL_NETAPP_EVENT_DHCPV4_LEASED'] },
  ];
}

/** A row of the summary: a state, with a cell for each column. */
export interface GlanceRow {
  readonly state: ProcessState;
  readonly cells: readonly Cell[];
}

/** The summary of both matrices: what each group gets in each state. */
export function glance(ledger: Ledger, records: MatrixRecords): readonly GlanceRow[] {
  const parts = [...functionMatrix(ledger, records), ...eventMatrix(records)];
  const rows = new Map(parts.flatMap((part) => part.rows.map((row) => [row.name, row] as const)));
  return processStates().map((state, index) => ({
    state,
    cells: glanceColumns().map((column) => cellOf(column, state, index, rows)),
  }));
}

function cellOf(
  { names, byState }: GlanceColumn,
  state: ProcessState,
  index: number,
  rows: ReadonlyMap<string, MatrixRow>,
): Cell {
  const cells = names.flatMap((name) => rows.get(name)?.cells[index] ?? []);
  const meaning = cells[0]?.meaning;
  return {
    state: state.id,
    meaning: meaning && byState ? { ...meaning, rule: state.rule } : meaning,
    model: together(cells.map(({ model }) => model)),
    recorded: together(cells.map(({ recorded }) => recorded)),
  };
}

/** The answers of several cells as those of one. */
function together(all: readonly Sightings[]): Sightings {
  const sum = new Map<Answer, Sighting>();
  for (const [answer, { count, scenarios }] of all.flatMap((each) => [...each])) {
    const before = sum.get(answer);
    sum.set(answer, {
      count: count + (before?.count ?? 0),
      scenarios: [...new Set([...(before?.scenarios ?? []), ...scenarios])],
    });
  }
  return sum;
}
