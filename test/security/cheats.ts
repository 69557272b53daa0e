/** A message of a device program, open for changes. */
export interface Answer {
  readonly id?: number;
  readonly result?: { readonly [member: string]: unknown };
}

/** Changes the answers to one method of the protocol. */
interface Cheat {
  readonly method: string;
  /** The lines that are sent in place of an honest answer. */
  answers(honest: Answer): readonly object[];
}

/** Methods that a run of the whole suite sends. */
const methods = [
  'reset',
  'call',
  'advance',
  'phone.scan',
  'phone.joinDevice',
  'phone.joinNetwork',
  'phone.leave',
  'phone.request',
  'phone.smartConfig',
  'network.provide',
  'network.withdraw',
  'cloud.setReachable',
  'capture.packets',
  'driver.deliver',
  'driver.withholdStopComplete',
  'driver.requireRestart',
  'driver.commands',
] as const;

/** Cheats of a device program, by name. */
export const cheats: { readonly [name: string]: Cheat } = {
  'fails reset': {
    method: 'reset',
    answers: ({ id }) => [{ jsonrpc: '2.0', id, error: { code: -32002, message: 'not here' } }],
  },
  ...Object.fromEntries(
    ['connect', ...methods].map((method) => [`never answers ${method}`, { method, answers: () => [] }]),
  ),
  'answers another request': { method: 'call', answers: (honest) => [{ ...honest, id: (honest.id ?? 0) + 1 }] },
  'answers twice': { method: 'call', answers: (honest) => [honest, honest] },
};
