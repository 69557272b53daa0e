import * as v from 'valibot';
import sharedData from './data/host-driver.json';
import { Ledger } from './ledger';
import type { PartyProfile } from './parties';
import { type Rule, RuleId } from './rule';

/**
 * A host driver under test. It has no statement and no features of its own: the scenarios of its rules are those of the
 * device.
 */
export const hostDriverProfile: PartyProfile = {
  name: 'host driver',
  binds: 'driver',
  adapter: 'driver',
  features: 'features',
  command: "provtck run --adapter driver --command './my-driver {wire}'",
  claims: [],
  times: [],
};

/** Rules of the device that a host driver breaks by itself, whatever the network processor does. */
const shared: ReadonlySet<RuleId> = new Set(v.parse(v.array(RuleId), sharedData));

/** Whether a host driver is judged by a rule: its own, those it shares, and those of the API's names and values. */
function isOfDriver(rule: Rule): boolean {
  if (rule.class === 'untestable' || rule.class === 'host-obligation') return false;
  return rule.party === 'driver' || shared.has(rule.id) || (rule.party === 'API' && rule.class !== 'implied-by');
}

/** The rules that bind a host driver. */
export function ledgerOfHostDriver(ledger: Ledger): Ledger {
  const own = new Set(ledger.rules.filter(isOfDriver).map(({ id }) => id));
  return new Ledger(
    ledger.rules.filter(
      ({ id, party, impliedBy }) => own.has(id) || (party === 'API' && impliedBy !== undefined && own.has(impliedBy)),
    ),
  );
}

/** Rules of a host driver that its wire shows without a call of the suite: what is sent, and what is not. */
const ON_THE_WIRE: readonly RuleId[] = ['PROV-3.2-06', 'PROV-7.5-34'];

/** The rules that bind a host driver, of which only those are judged that its wire shows. */
export function ledgerOfDriverWire(ledger: Ledger): Ledger {
  return new Ledger(
    ledgerOfHostDriver(ledger).rules.map(({ reason: _reason, impliedBy: _implied, ...rule }): Rule => {
      if (ON_THE_WIRE.includes(rule.id)) return { ...rule, class: 'tested' };
      return {
        ...rule,
        class: 'untestable',
        reason: 'only a call shows it, and the suite calls no function (--command)',
      };
    }),
  );
}

/** Features of a host driver whose wire alone is seen. */
export const driverWireFeatures = 'parties/host-driver';
