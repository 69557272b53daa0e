import { join } from 'node:path';
import * as v from 'valibot';
import { constants } from '../../ledger/constants';
import type { PublicFunction, Silo } from '../../ledger/functions';
import type { Ledger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';
import { RuleId } from '../../ledger/rule';
import { ruleOfMark, timelineRules } from '../timeline/timeline-rules';
import type { ProcessState } from './process-states';

/** What the document says about a function in a state. */
export type FunctionMeaning = 'served' | 'refused' | 'answered locally' | 'open';
/** What the document says about an event in a state. */
export type EventMeaning = 'delivered' | 'suppressed' | 'exempt' | 'open';

/** What the document says, with the rule. */
export interface Meaning<Word extends string> {
  readonly word: Word;
  readonly rule: RuleId;
}

/** The rules that refuse the commands of a silo. */
const REFUSING: Readonly<Record<Silo, RuleId>> = {
  DEVICE: 'PROV-7.5-13',
  WLAN: 'PROV-7.5-10',
  SOCKET: 'PROV-7.5-11',
  NETAPP: 'PROV-7.5-12',
  NETCFG: 'PROV-7.5-12',
  FS: 'PROV-7.5-14',
  NETUTIL: 'PROV-7.5-15',
  EVENTS: 'PROV-7.5-01',
};

/** The rule about functions that a driver may pass without its check. */
const UNGATED: RuleId = 'PROV-7.5-15';
/** The rule about commands; a function that sends no command is not under it. */
const COMMANDS: RuleId = 'PROV-7.5-01';

/** What the document says about a function in a state, under the interpretations of the ledger. */
export function functionMeaning(fn: PublicFunction, state: ProcessState, ledger: Ledger): Meaning<FunctionMeaning> {
  if (fn.kind === 'local') return { word: 'answered locally', rule: COMMANDS };
  if (fn.kind === 'lifecycle')
    return state.apis === 'off'
      ? { word: 'served', rule: ruleOfMark('call sl_Start') ?? state.rule }
      : { word: 'answered locally', rule: 'PROV-7.5-32' };
  if (state.apis === 'off') return { word: 'refused', rule: state.rule };
  if (fn.kind === 'allowed') return { word: 'served', rule: fn.name === 'sl_Stop' ? 'PROV-7.5-04' : 'PROV-7.5-03' };
  if (state.apis === 'allowed') return { word: 'served', rule: state.rule };
  if (state.apis === 'open') return { word: 'open', rule: state.rule };
  // Its parts are judged, each by its own function.
  if (fn.kind === 'composite') return { word: 'open', rule: COMMANDS };
  if (fn.ungated) return { word: ledger.rule(UNGATED).class === 'recorded' ? 'open' : 'refused', rule: UNGATED };
  return { word: 'refused', rule: REFUSING[fn.silo] };
}

const Treatment = v.strictObject({
  events: v.pipe(v.array(v.string()), v.minLength(1)),
  blocked: v.picklist(['suppressed', 'exempt', 'open']),
  rule: RuleId,
});
type Treatment = v.InferOutput<typeof Treatment>;

let read: ReadonlyMap<string, Treatment> | undefined;

function treatments(): ReadonlyMap<string, Treatment> {
  read ??= new Map(
    readData(join(packageRoot(), 'site', 'data', 'event-treatments.yaml'), v.array(Treatment)).flatMap((treatment) =>
      treatment.events.map((event) => [event, treatment] as const),
    ),
  );
  return read;
}

/** The events of the device for the host, by TI's names; first those with a rule of their own. */
export function knownEvents(): readonly string[] {
  const { wlanEvent, netAppEvent, deviceEvent, socketEvent } = constants;
  const all = [wlanEvent, netAppEvent, deviceEvent, socketEvent].flatMap(Object.keys);
  return [...new Set([...treatments().keys(), ...all])];
}

/** Whether a rule is about the event alone. */
export const hasOwnRule = (event: string): boolean => treatments().has(event);

/** What the document says about an event in a state; undefined after `sl_Stop`, where no event exists. */
export function eventMeaning(event: string, state: ProcessState): Meaning<EventMeaning> | undefined {
  const treatment = treatments().get(event);
  if (state.apis === 'off') return undefined;
  if (treatment?.blocked === 'exempt' && state.id !== 'none')
    return { word: state.apis === 'blocked' ? 'exempt' : 'delivered', rule: treatment.rule };
  if (state.id === 'none') return { word: 'delivered', rule: timelineRules().events.none };
  // Between an auto-start and user activity, other events may reach the host.
  if (state.id === 'auto') return { word: 'open', rule: 'PROV-7.5-42' };
  if (state.apis === 'allowed') return { word: 'delivered', rule: timelineRules().events.allowed };
  if (state.apis === 'open') return { word: 'open', rule: state.rule };
  return { word: treatment?.blocked ?? 'open', rule: treatment?.rule ?? 'PROV-7.5-20' };
}
