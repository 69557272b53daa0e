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

const refusing = (method: string, code: number): Cheat => ({
  method,
  answers: ({ id }) => [{ jsonrpc: '2.0', id, error: { code, message: 'not here' } }],
});

const identity = (change: (result: { readonly [member: string]: unknown }) => object): Cheat => ({
  method: 'connect',
  answers: (honest) => [{ ...honest, result: { ...honest.result, ...change(honest.result ?? {}) } }],
});

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
  ...Object.fromEntries(methods.map((method) => [`cannot do ${method}`, refusing(method, -32001)])),
  ...Object.fromEntries(methods.map((method) => [`fails ${method}`, refusing(method, -32002)])),
  ...Object.fromEntries(methods.map((method) => [`does not know ${method}`, refusing(method, -32601)])),
  ...Object.fromEntries(
    ['connect', ...methods].map((method) => [`never answers ${method}`, { method, answers: () => [] }]),
  ),
  'answers another request': { method: 'call', answers: (honest) => [{ ...honest, id: (honest.id ?? 0) + 1 }] },
  'answers twice': { method: 'call', answers: (honest) => [honest, honest] },
  'answers a call as pending': {
    method: 'call',
    answers: (honest) => [{ ...honest, result: { ...honest.result, outcome: { kind: 'pending' } } }],
  },
  'has a vague clock': identity(() => ({ uncertainty: 3_600_000 })),
  'says that it lacks the driver port': identity(({ offers }) => ({
    offers: (offers as string[]).filter((need) => need !== 'driver-port'),
    lacks: { 'driver-port': 'it has none' },
  })),
  'says that it lacks the phone': identity(({ offers }) => ({
    offers: (offers as string[]).filter((need) => need !== 'phone'),
    lacks: { phone: 'it has none' },
  })),
  'offers nothing': identity(() => ({ offers: [] })),
  'has no functions': identity(() => ({ functions: [] })),
  'is another part': identity(() => ({ part: 'CC3235SF' })),
  'is no part': identity(() => ({ part: 'CC9999' })),
};
