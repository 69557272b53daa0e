/** The generated parts of the docs about the model of the reference device. */
import { ignoredInputs, impossibleInputs } from '../adapters/simulator/network-processor/ignored-inputs';
import { referenceTransitions, type Transition } from '../adapters/simulator/network-processor/transitions';
import { referenceTiming } from '../adapters/simulator/timing';
import { table } from './markdown-table';

const identifier = (state: string): string => state.replaceAll('-', '_');

/** The label of a transition in the state diagram. */
function label(row: Transition): string {
  const sent = [...(row.before ?? []), ...(row.after ?? [])].flatMap((action) =>
    action.startsWith('SL_WLAN_PROVISIONING_') ? [action.replace('SL_WLAN_PROVISIONING_', '')] : [],
  );
  const guard = row.when === undefined ? '' : ` [${row.when}]`;
  return `${row.input}${guard}${sent.length > 0 ? ` / ${sent.join(', ')}` : ''}`;
}

export const modelParts: Readonly<Record<string, () => string>> = {
  'state diagram': () =>
    [
      '```mermaid',
      'stateDiagram-v2',
      '  [*] --> idle',
      ...referenceTransitions.flatMap((row) =>
        row.from.map((from) => `  ${identifier(from)} --> ${identifier(row.to ?? from)}: ${label(row)}`),
      ),
      '```',
    ].join('\n'),
  transitions: () =>
    table(
      ['in', 'when', 'goes to', 'and does', 'for'],
      referenceTransitions.map((row) => [
        row.from.join(', '),
        row.input + (row.when === undefined ? '' : `, ${row.when}`),
        row.to ?? 'stays',
        [...(row.before ?? []), ...(row.after ?? [])].join('; '),
        row.rules.join(', '),
      ]),
    ),
  'ignored inputs': () =>
    table(
      ['input', 'in', 'changes nothing because', 'for'],
      ignoredInputs.map(({ input, states, because, rules }) => [input, states.join(', '), because, rules.join(', ')]),
    ),
  'impossible inputs': () =>
    table(
      ['input', 'not in', 'because', 'for'],
      impossibleInputs.map(({ input, states, because, rules }) => [
        input,
        states.join(', '),
        because,
        rules.join(', '),
      ]),
    ),
  timing: () =>
    table(
      ['time', 'ms'],
      Object.entries(referenceTiming).map(([name, ms]) => [name, String(ms)]),
    ),
};
