import { constants } from '../../ledger/constants';
import type { Fields, Json } from '../../ledger/json';
import { functionOfCommand } from '../serial/at-commands';
import { eventFrom } from '../serial/console-events';
import { wordNamed } from '../serial/vocabulary';
import { eventTold, type LogReader, type Told, type ToldLine } from './log-reader';

const EVENT = /\+event(wlanraw|generalraw|wlan|netapp|general|sock|fatalerror|startup):/;
const ERROR = /ERROR: ?(command not exist|number of parameters|parse parameters|process command|allocate), ?(-?\d+)/;
const PROMPT = /^(?:\s*Enter AT Command:)+\s*/;
const COMMAND = /AT(\+\w+)(=.*)?$/i;
const BANNER = 'AT Commands Example Ver';

/** How much is kept of what happens while a call is under way. */
const LONGEST = 1_000;

/** A call that has been typed and not answered yet, and what was reported meanwhile. */
interface UnderWay {
  readonly line: number;
  readonly told: Told & { readonly kind: 'call' };
  /** The parameters of the command were asked for, and nothing was called. */
  readonly asks: boolean;
  readonly meanwhile: ToldLine[];
}

/** The console of TI's at_commands demo, with or without the add-on. */
export class AtLog implements LogReader {
  private underWay: UnderWay | undefined;
  /** Whether the add-on speaks, which repeats what TI's own lines lose. */
  private raw = false;
  /** The beginning of an echo that an event has cut in two. */
  private readonly fragments: string[] = [];

  take(whole: string, line: number): readonly ToldLine[] | undefined {
    const text = whole.replace(PROMPT, '').trim();
    if (text === '') return [];
    if (text.includes(BANNER)) return [...this.end(), { line, told: { kind: 'boot' } }];
    const event = EVENT.exec(text);
    if (event !== null) {
      this.keep(text.slice(0, event.index));
      return this.event(event[1] ?? '', text.slice(event.index + event[0].length), line);
    }
    const error = ERROR.exec(text);
    if (error !== null) return this.returned(error[1] === 'process command' ? Number(error[2]) : undefined, line);
    if (text === 'OK') return this.returned(0, line);
    const command = COMMAND.exec(this.fragments.splice(0).join('') + text);
    if (command !== null) return this.called(command[1] ?? '', command[2]?.slice(1), line);
    // What a command hands out, and the parameters it takes.
    return /^\+\w+:/.test(text) || /^\[.*\]$/.test(text) ? [] : undefined;
  }

  end(): readonly ToldLine[] {
    const { underWay } = this;
    this.underWay = undefined;
    if (underWay === undefined) return [];
    if (underWay.asks) return underWay.meanwhile;
    const { line, told, meanwhile } = underWay;
    return [{ line, told }, ...meanwhile, { line, told: { kind: 'pending', t: 0, function: told.function } }];
  }

  /** An event may begin in the middle of an echo; the rest of the echo follows on a line of its own. */
  private keep(before: string): void {
    if (/^(a|at|at\+\w*(=.*)?)$/i.test(before)) this.fragments.splice(0, 1, before);
  }

  private event(group: string, rest: string, line: number): readonly ToldLine[] | undefined {
    if (group.endsWith('raw')) this.raw = true;
    const event = eventFrom(group, rest, this.raw);
    if (event === undefined) return group === 'startup' || this.raw ? [] : undefined;
    const told = [{ line, told: eventTold(event.name, event.data) }];
    if (this.underWay === undefined) return told;
    this.underWay.meanwhile.push(...told);
    return this.underWay.meanwhile.length > LONGEST ? this.end() : [];
  }

  /** @param code undefined when the command never reached the function behind it */
  private returned(code: number | undefined, line: number): readonly ToldLine[] {
    const { underWay } = this;
    this.underWay = undefined;
    if (underWay === undefined) return [];
    const { told, meanwhile, asks } = underWay;
    if (code === undefined || asks) return meanwhile;
    return [
      { line: underWay.line, told },
      ...meanwhile,
      { line, told: { kind: 'return', t: 0, function: told.function, code } },
    ];
  }

  private called(command: string, parameters: string | undefined, line: number): readonly ToldLine[] {
    const before = this.end();
    const name = functionOfCommand(`AT${command}`);
    const isProvisioning = name === 'sl_WlanProvisioning';
    this.underWay = {
      line,
      told: { kind: 'call', t: 0, function: name ?? '', arguments: isProvisioning ? orderFrom(parameters ?? '') : {} },
      // What is not one of the suite's functions tells nothing, whatever it answers.
      asks: name === undefined || parameters === '?',
      meanwhile: [],
    };
    return before;
  }
}

/** `cmd,role,timeout,key,flags` as the arguments of the call; an empty field is 0. */
function orderFrom(parameters: string): Fields {
  const [order = '', role = '', timeout = '', , flags = ''] = parameters.split(',').map((field) => field.trim());
  const value = (list: Parameters<typeof wordNamed>[0], word: string): Json =>
    wordNamed(list, word.toLowerCase())?.value ?? (Number(word) || 0);
  return {
    ProvisioningCmd: value('provisioningCommand', order),
    RequestedRoleAfterSuccess: role === '' ? constants.role.ROLE_STA : value('provisioningRole', role),
    InactivityTimeoutSec: Number(timeout) || 0,
    Flags: value('provisioningFlag', flags),
  };
}
