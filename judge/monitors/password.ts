import type { Json } from '../../ledger/json';
import type { Line } from '../../transcript/record';
import { type Monitor, monitorFinding } from '../monitor';
import { PROFILE_ADDED, requestOf } from '../record-accessors';
import { showsKey } from '../shown-key';

/** The shortest key, of WEP. */
const SHORTEST = 5;

/** The host receives no password: neither in the announcement of a profile nor in any other event or answer. */
export const password: Monitor = {
  name: 'no password in any event',
  rules: ['PROV-2.1-04', 'PROV-7.3-04'],
  kinds: ['phone', 'network', 'event', 'return'],
  watch(process, held) {
    const keys = new Set<string>();
    const names = new Set<string>();
    const learn = ({ ssid, key }: { readonly ssid?: Json | undefined; readonly key?: Json | undefined }): void => {
      if (typeof ssid === 'string') names.add(ssid);
      if (typeof key === 'string' && key.length >= SHORTEST) keys.add(key);
    };
    for (const profile of process.profiles ?? []) learn(membersOf(profile));
    return (line) => {
      for (const secret of secretsIn(line)) learn(secret);
      if (keys.size === 0 || (line.kind !== 'event' && line.kind !== 'return')) return undefined;
      const rule = line.kind === 'event' && line.name === PROFILE_ADDED ? 'PROV-7.3-04' : 'PROV-2.1-04';
      const told = line.kind === 'event' ? line.data : line.value;
      const shown = [...keys].some((key) => ![...names].some((name) => name.includes(key)) && showsKey(told, key));
      if (!shown) {
        if (line.kind === 'event') held(rule, [line.seq]);
        return undefined;
      }
      const where = line.kind === 'event' ? line.name : line.function;
      const at = line.kind === 'event' ? line.at : line.t;
      return monitorFinding(rule, 'no password where the host can see it', `${where} with the password`, at, [line]);
    };
  },
};

interface Secret {
  readonly ssid?: Json | undefined;
  readonly key?: Json | undefined;
}

/**
 * The keys that a line passes to the device or sets for a network. The host already knows the keys that it passed
 * itself.
 */
function secretsIn(line: Line): readonly Secret[] {
  if (line.kind === 'network') return line.arguments.map(membersOf);
  if (line.kind !== 'phone') return [];
  if (line.act === 'smartConfig') return line.arguments.slice(0, 1).map(membersOf);
  const form = requestOf(line)?.form ?? [];
  const field = (wanted: string): Json | undefined =>
    form.flatMap((pair) => (Array.isArray(pair) && pair[0] === wanted ? [pair[1] as Json] : []))[0];
  return [{ ssid: field('__SL_P_P.A'), key: field('__SL_P_P.C') }];
}

const membersOf = (value: Json): Secret =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Secret) : {};
