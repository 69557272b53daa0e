import { hostDriverProfile, ledgerOfHostDriver } from '../ledger/host-driver';
import type { Ledger } from '../ledger/ledger';
import { ledgerOfParty, partyProfiles } from '../ledger/parties';
import type { Need, Rule } from '../ledger/rule';

/** A way to put something under test: what a user has, the command, and what it judges. */
interface Door {
  /** What is on the desk. */
  readonly desk: string;
  readonly command: string;
  /** The parties that get a verdict. */
  readonly parties: string;
  /** Page of the documentation. */
  readonly page: string;
  /** Rules that it can judge or record. */
  readonly rules: readonly Rule[];
}

const isOfDevice = (rule: Rule): boolean => rule.class !== 'host-obligation' && rule.class !== 'untestable';

/** Rules of a device that need none of these. */
const without = (ledger: Ledger, ...needs: readonly Need[]): readonly Rule[] =>
  ledger.rules.filter((rule) => isOfDevice(rule) && !needs.some((need) => rule.needs.includes(need)));

/** Every door, in the order of the questions that a user asks. */
export function doors(ledger: Ledger): readonly Door[] {
  const both = 'device and host driver';
  const ofParty = (name: string): Pick<Door, 'command' | 'parties' | 'rules'> => {
    const profile = partyProfiles().find((each) => each.name === name);
    if (profile === undefined) throw new Error(`there is no party ${name}`);
    return { command: profile.command, parties: name, rules: ledgerOfParty(ledger, profile).rules };
  };
  return [
    { desk: 'nothing yet', command: 'provtck run', parties: both, page: 'simulator.md', rules: without(ledger) },
    {
      desk: "a LaunchPad or module with TI's AT console",
      command: 'provtck run --port /dev/ttyACM0',
      parties: 'device',
      page: 'board.md',
      rules: without(ledger, 'driver-port', 'pending-calls'),
    },
    {
      desk: 'a network processor (CC3120, CC3135) on a UART',
      command: 'provtck run --adapter nwp --port /dev/ttyUSB0',
      parties: 'network processor',
      page: 'network-processor.md',
      rules: without(ledger, 'driver-port'),
    },
    {
      desk: 'a program that speaks the adapter protocol',
      command: 'provtck run --adapter process --command ./my-device',
      parties: both,
      page: 'adapter-protocol.md',
      rules: without(ledger),
    },
    {
      desk: 'a host driver (CC3120, CC3135)',
      command: hostDriverProfile.command,
      parties: hostDriverProfile.name,
      page: 'host-driver-test.md',
      rules: ledgerOfHostDriver(ledger).rules,
    },
    { desk: 'a host application and its host driver', page: 'host-application.md', ...ofParty('host application') },
    { desk: 'a phone app', page: 'phone-app.md', ...ofParty('phone app') },
  ];
}
