import type { Fields, Json } from '../../ledger/json';
import type { RuleId } from '../../ledger/rule';
import type { LineOf, Monitor, MonitorContext } from '../monitor';
import { PROFILE_ADDED, requestOf } from '../record-accessors';
import { profilesIn } from '../scenario-setup';
import { showsKey } from '../shown-key';

/** The shortest key, of WEP. */
const SHORTEST = 5;

/** The host receives no password: neither in the announcement of a profile nor in any other event or answer. */
export const password: Monitor<Secrets> = {
  name: 'no password in any event',
  rules: ['PROV-2.1-04', 'PROV-7.3-04'],
  begin: ({ reset }) => new Secrets((profilesIn(reset) ?? []).map(membersOf)),
  on: {
    phone: (line, { state }) => state.learn(secretsOf(line)),
    network: (line, { state }) => state.learn(line.arguments.map(membersOf)),
    event(line, context) {
      const rule = line.name === PROFILE_ADDED ? 'PROV-7.3-04' : 'PROV-2.1-04';
      if (context.state.isShownIn(line.data)) reportKey(rule, line.name, line, context);
      else if (context.state.isKnown) context.held(rule, line);
    },
    return(line, context) {
      if (context.state.isShownIn(line.value)) reportKey('PROV-2.1-04', line.function, line, context);
    },
  },
};

function reportKey(rule: RuleId, where: string, line: LineOf<'event' | 'return'>, { broken }: MonitorContext): void {
  broken(rule, 'no password where the host can see it', `${where} with the password`, line);
}

/** A network's name and key. */
interface Secret {
  readonly ssid?: Json | undefined;
  readonly key?: Json | undefined;
}

/** The names and keys of networks that the device knows, without keys that the host passed itself. */
class Secrets {
  private readonly keys = new Set<string>();
  private readonly names = new Set<string>();

  constructor(initial: readonly Secret[]) {
    this.learn(initial);
  }

  learn(secrets: readonly Secret[]): void {
    for (const { ssid, key } of secrets) {
      if (typeof ssid === 'string') this.names.add(ssid);
      if (typeof key === 'string' && key.length >= SHORTEST) this.keys.add(key);
    }
  }

  /** Whether any key is known. */
  get isKnown(): boolean {
    return this.keys.size > 0;
  }

  /** Whether a value shows a key that is not part of a network name. */
  isShownIn(value: Fields | undefined): boolean {
    const isPublic = (key: string): boolean => [...this.names].some((name) => name.includes(key));
    return [...this.keys].some((key) => !isPublic(key) && showsKey(value, key));
  }
}

/** The secrets that a phone passes to the device. */
function secretsOf(line: LineOf<'phone'>): readonly Secret[] {
  if (line.act === 'smartConfig') return line.arguments.slice(0, 1).map(membersOf);
  const form = requestOf(line)?.form ?? [];
  const field = (wanted: string): Json | undefined =>
    form.flatMap((pair) => (Array.isArray(pair) && pair[0] === wanted ? [pair[1] as Json] : []))[0];
  return [{ ssid: field('__SL_P_P.A'), key: field('__SL_P_P.C') }];
}

const membersOf = (value: Json): Secret =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Secret) : {};
