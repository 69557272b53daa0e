import { type NetworkProcessorDecisions, referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import type { Input, State } from '../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../adapters/simulator/simulator';
import { constants } from '../ledger/constants';
import { networkProcessor, opensApis, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import { ignoring, notingStart, onInput } from './row-changes';

const { returnCode: code } = constants;

/** Decisions that note a request, and decide as the reference device. */
type Trigger = (note: () => void) => Partial<NetworkProcessorDecisions>;

/** Notes each time that the device makes a decision. */
const onDecision =
  (name: keyof NetworkProcessorDecisions): Trigger =>
  (note) => {
    const decide = referenceDecisions[name] as (...given: readonly unknown[]) => unknown;
    const noting = (...given: readonly unknown[]): unknown => {
      note();
      return decide(...given);
    };
    return { [name]: noting };
  };

/** Notes a command of the host. */
export const onCommand =
  (name: string): Trigger =>
  (note) => ({
    noticesCommand: (command) => {
      if (command === name) note();
      return referenceDecisions.noticesCommand(command);
    },
  });

const onName = onDecision('nameToStore');
const onScan = onDecision('scanned');
const onResult = onDecision('resultToServe');
const onStation = onDecision('admitsStation');
const onRejectedAbort = onDecision('abortOutOfPlace');

/** A resource that the device does not know, which it passes to its host. */
const onUnknownResource: Trigger = (note) => ({
  alsoSent: ({ event }) => {
    if (event === 'NETAPP_REQUEST') note();
    return [];
  },
});

/** Notes a start that the device rejects during a process. */
export const onRejectedStart: Trigger = (note) => ({
  startRefusal: (view) => {
    if (view.active) note();
    return referenceDecisions.startRefusal(view);
  },
});

/** A fault that occurs only after the request. */
type Fault = (requested: () => boolean) => DecisionOverrides;

/** A fault that occurs after a request, until the next process. */
export const after = (trigger: Trigger, fault: Fault) => (): DecisionOverrides => {
  let requested = false;
  const faulty = fault(() => requested);
  const noted = trigger(() => {
    requested = true;
  });
  const forgetting = notingStart(() => {
    requested = false;
  });
  return {
    ...faulty,
    networkProcessor: { ...noted, ...faulty.networkProcessor },
    transitions: (reference) => [...forgetting, ...(faulty.transitions?.(reference) ?? reference)],
  };
};

const takingNoProfile: Fault = (requested) => ({ networkProcessor: { takesProfile: () => !requested() } });

export const blockingIn =
  (state: State): Fault =>
  (requested) =>
    opensApis((view) => (view.state === state && requested() ? false : undefined))();

const ignoringInput =
  (input: Input): Fault =>
  (requested) =>
    transitionsWhen(requested, onInput(input, ignoring()))();

const blocking = blockingIn('external-configuration');
const withoutTimeOut = ignoringInput('inactivity');

/** Devices in which an earlier request, outage or profile causes the fault of a later moment. */
export const earlierRequestMutants: readonly Mutant[] = [
  {
    id: 'no-profile-after-name',
    breaks: 'PROV-9-01',
    story:
      'The device accepts no profile after the phone has set its name. Both handlers share a buffer that stays locked.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '2.1-05 2.1-11 3.3-01 7.3-01' },
    deviation: after(onName, takingNoProfile),
  },
  {
    id: 'no-profile-after-scan',
    breaks: 'PROV-9-01',
    story: 'The device accepts no profile after a scan. The scan leaves the profile service busy.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '2.1-12 3.3-01 3.3-03 5-07 5.2-01' },
    deviation: after(onScan, takingNoProfile),
  },
  {
    id: 'no-profile-after-result',
    breaks: 'PROV-9-01',
    story:
      'The device accepts no profile after the phone has read the result early. The handler takes the read as the end of the confirmation.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '2.1-05 2.1-11 3.3-01 7.3-01' },
    deviation: after(onResult, takingNoProfile),
  },
  {
    id: 'no-profile-after-unknown-resource',
    breaks: 'PROV-9-01',
    story: 'The device accepts no profile after a request for an unknown resource. The error path closes the server.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '2.1-05 2.1-11 3.3-01 7.3-01' },
    deviation: after(onUnknownResource, takingNoProfile),
  },
  {
    id: 'deaf-after-scan',
    breaks: 'PROV-3.3-03',
    story:
      'The device receives no SmartConfig transmission after a scan for the phone. The scan changes the channel filter and does not restore it.',
    subtle: 'earlier state',
    collateral: { because: 'profile not accepted', rules: '3.3-01' },
    deviation: after(onScan, (requested) => ({
      networkProcessor: {
        listensToSmartConfig: (mode, record) => !requested() && referenceDecisions.listensToSmartConfig(mode, record),
      },
    })),
  },
  {
    id: 'name-blocks',
    breaks: 'PROV-7.5-37',
    story:
      'External configuration blocks the APIs again after the phone has set the name. The HTTP handler calls the function that begins user activity.',
    subtle: 'earlier state',
    collateral: { because: 'refused while open', rules: '7.5-38' },
    deviation: after(onName, blocking),
  },
  {
    id: 'scan-blocks',
    breaks: 'PROV-7.5-37',
    story:
      'External configuration blocks the APIs again after a scan for the phone. The scan handler sets the busy bit.',
    subtle: 'earlier state',
    collateral: { because: 'refused while open', rules: '7.5-38' },
    deviation: after(onScan, blocking),
  },
  {
    id: 'result-blocks',
    breaks: 'PROV-7.5-37',
    story:
      'External configuration blocks the APIs again after the phone has read the result. The handler takes the read for feedback.',
    subtle: 'earlier state',
    collateral: { because: 'refused while open', rules: '7.5-38' },
    deviation: after(onResult, blocking),
  },
  {
    id: 'unknown-resource-blocks',
    breaks: 'PROV-7.5-37',
    story:
      'External configuration blocks the APIs again after a request for an unknown resource. The request waits for an answer of the host.',
    subtle: 'earlier state',
    collateral: { because: 'refused while open', rules: '7.5-38' },
    deviation: after(onUnknownResource, blocking),
  },
  {
    id: 'rejected-start-blocks',
    breaks: 'PROV-7.5-37',
    story:
      'External configuration blocks the APIs again after a start that it has rejected. The start handler blocks before it checks the state.',
    subtle: 'earlier state',
    collateral: { because: 'refused while open', rules: '7.5-38' },
    deviation: after(onRejectedStart, blocking),
  },
  {
    id: 'rejected-abort-blocks-later',
    breaks: 'PROV-7.5-36',
    story:
      'After an abort that the device has rejected, the next external confirmation keeps the APIs blocked. The abort flag stays set.',
    subtle: 'earlier state',
    collateral: { because: 'refused while open', rules: '5.1.2-03 7.5-25' },
    deviation: after(onRejectedAbort, blockingIn('cloud-confirmation')),
  },
  {
    id: 'name-ends-time-out',
    breaks: 'PROV-4.3-04',
    story:
      'Inactivity does not end the process after the phone has set the name. The handler stops the timer and does not start it again.',
    subtle: 'earlier state',
    collateral: { because: 'process does not end', rules: '4.3-19' },
    deviation: after(onName, withoutTimeOut),
  },
  {
    id: 'result-ends-time-out',
    breaks: 'PROV-4.3-04',
    story:
      'Inactivity does not end the process after the phone has read the result. The handler stops each timer of the process.',
    subtle: 'earlier state',
    collateral: { because: 'process does not end', rules: '4.3-19' },
    deviation: after(onResult, withoutTimeOut),
  },
  {
    id: 'unknown-resource-ends-time-out',
    breaks: 'PROV-4.3-04',
    story:
      'Inactivity does not end the process after a request for an unknown resource. The device waits for the answer of its host.',
    subtle: 'earlier state',
    collateral: { because: 'process does not end', rules: '4.3-19' },
    deviation: after(onUnknownResource, withoutTimeOut),
  },
  {
    id: 'rejected-abort-ends-time-out',
    breaks: 'PROV-4.3-04',
    story:
      'Inactivity does not end the process after an abort that the device has rejected. The handler stops the timer before it checks the state.',
    subtle: 'earlier state',
    collateral: { because: 'process does not end', rules: '4.3-10 4.3-19' },
    deviation: after(onRejectedAbort, withoutTimeOut),
  },
  {
    id: 'no-ready-after-station',
    breaks: 'PROV-6-01',
    story:
      'External configuration does not report READY when a phone has joined first. The join starts the internal process and stops the timer of the report.',
    subtle: 'earlier state',
    collateral: { because: 'missing or wrong report', rules: '7.2-18' },
    deviation: after(onStation, ignoringInput('ready')),
  },
  {
    id: 'long-time-out-cut',
    breaks: 'PROV-4.3-05',
    story: 'The device takes an inactivity time-out above 15 minutes as 15 minutes. The code limits the parameter.',
    subtle: 'one value',
    deviation: networkProcessor(() => ({
      startToKeep: (wanted) => ({ ...wanted, inactivity: Math.min(wanted.inactivity, 900_000) }),
    })),
  },
  {
    id: 'second-outage-ignored',
    breaks: 'PROV-4.2-07',
    story:
      'A device that lost its network for the second time never starts by itself. The reconnection does not arm the timer again.',
    subtle: 'earlier state',
    deviation: networkProcessor(() => {
      let connections = 0;
      return {
        // The device asks for this delay at its start.
        noProfileDelay: () => {
          connections = 0;
          return referenceDecisions.noProfileDelay();
        },
        reconnectionEndsWait: () => {
          connections += 1;
          return true;
        },
        startsDisconnected: (view) => connections < 2 && referenceDecisions.startsDisconnected(view),
      };
    }),
  },
  {
    id: 'refuses-start-when-connected',
    breaks: 'PROV-4.1-02',
    story:
      'The device refuses a start while it is connected to a network. The role switch requires a station that is disconnected.',
    subtle: 'earlier state',
    collateral: { because: 'wrong answer to a command', rules: '4-01' },
    deviation: networkProcessor(() => {
      let connected = false;
      return {
        reconnectionEndsWait: () => {
          connected = true;
          return true;
        },
        // The device asks for this delay at its start and when it has lost its connection.
        disconnectionDelay: () => {
          connected = false;
          return referenceDecisions.disconnectionDelay();
        },
        startRefusal: (view) =>
          connected ? code.SL_ERROR_WLAN_PROVISIONING_ABORT_GENERAL_ERROR : referenceDecisions.startRefusal(view),
      };
    }),
  },
  {
    id: 'deleted-place-counts',
    breaks: 'PROV-7.1-07',
    story:
      'The device refuses a start although one of seven profiles was deleted. The code compares the highest index with the limit.',
    subtle: 'one value',
    collateral: { because: 'wrong answer to a command', rules: '7.2-10' },
    deviation: networkProcessor(() => ({
      startRefusal: (view) => referenceDecisions.startRefusal({ ...view, full: view.full || view.lastPlaceTaken }),
    })),
  },
  {
    id: 'plus-as-blank',
    breaks: 'PROV-2.1-05',
    story: 'The device takes a plus sign in a key for a blank. The code decodes the text of the form twice.',
    subtle: 'one value',
    collateral: { because: 'wrong value kept', rules: '9-01' },
    deviation: networkProcessor(() => ({
      profileToTry: (configured) => ({ ...configured, key: configured.key.replaceAll('+', ' ') }),
    })),
  },
  {
    id: 'ends-when-read-for-the-cloud',
    breaks: 'PROV-5.1.2-07',
    story:
      'With external confirmation, the device ends the process when a phone reads the result. The handler of the resource does not look at the flag.',
    deviation: () => ({
      transitions: (reference) => [
        {
          from: ['cloud-confirmation'],
          input: 'result-fetched',
          to: 'ending',
          after: ['switch to initial role'],
          rules: [],
        },
        ...reference,
      ],
    }),
  },
];
