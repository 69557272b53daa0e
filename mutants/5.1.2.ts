import { referenceDecisions } from '../adapters/simulator/network-processor/decisions';
import { networkProcessor, opensApis, transitions, transitionsWhen } from './deviations';
import type { Mutant } from './mutant';
import {
  autoStarted,
  inApScMode,
  inExternalConfiguration,
  inSmartConfigMode,
  withExternalConfirmation,
} from './process-conditions';
import { appending, onInput } from './row-changes';

/** Devices that break a rule of section 5.1.2: external confirmation. */
export const externalConfirmationMutants: readonly Mutant[] = [
  {
    id: 'cloud-opens-early',
    breaks: 'PROV-5.1.2-04',
    story:
      'With external confirmation, the APIs are open from the link. The status byte changes at association instead of at the address.',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-16 7.5-18 7.5-25' },
    deviation: opensApis((view) => (view.state === 'acquiring' && view.record.externalConfirmation ? true : undefined)),
  },
  {
    id: 'cloud-opens-early-as-both',
    breaks: 'PROV-5.1.2-04',
    story:
      'In AP+SmartConfig mode with external confirmation, the APIs are open from the link. The status byte of this mode changes at association.',
    subtle: 'one message early or late',
    collateral: { because: 'served while blocked', rules: '7.5-01 7.5-18 7.5-25' },
    deviation: opensApis(({ state, record }) =>
      state === 'acquiring' && withExternalConfirmation(record) && inApScMode(record) ? true : undefined,
    ),
  },
  {
    id: 'opens-without-flag',
    breaks: 'PROV-5.1.2-05',
    story:
      'The APIs open at the address without external confirmation too. The code ignores the flag when it builds the status byte.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4.2-12 7-02 7.5-01 7.5-08 7.5-10 7.5-11 7.5-12 7.5-13 7.5-14 7.5-15 7.5-16 7.5-18 7.5-20 7.5-21 7.5-25
        7.5-28 7.5-29 7.5-35`,
    },
    deviation: opensApis((view) => (view.state === 'feedback' ? true : undefined)),
  },
  {
    id: 'opens-without-flag-by-itself',
    breaks: 'PROV-5.1.2-05',
    story:
      'In an auto-started process, the APIs open at the address. The code reads the missing flag of such a process as set.',
    subtle: 'one mode or method',
    collateral: { because: 'served while blocked', rules: '4.2-12 7-02 7.5-01 7.5-08 7.5-18 7.5-20 7.5-25 7.5-28' },
    deviation: opensApis(({ state, record }) => (state === 'feedback' && autoStarted(record) ? true : undefined)),
  },
  {
    id: 'asks-the-cloud-itself',
    breaks: 'PROV-5.1.2-06',
    story: 'The device contacts a cloud server itself, at once. A vendor feature reports each new connection.',
    deviation: networkProcessor(() => ({
      cloudContact: () => 0,
    })),
  },
  {
    id: 'asks-the-cloud-later',
    breaks: 'PROV-5.1.2-06',
    story:
      'The device contacts a cloud server itself after ten seconds. A time-out replaces the confirmation of the host.',
    subtle: 'one message early or late',
    deviation: networkProcessor(() => ({
      cloudContact: () => 10_000,
    })),
  },
  {
    id: 'cloud-times-out',
    breaks: 'PROV-5.1.2-07',
    story:
      'With external confirmation, the feedback time-out ends the process. The code starts this timer for every confirmation.',
    collateral: { because: 'process ends too soon', rules: '5.1.2-10 5.1.2-11 7.5-36' },
    deviation: () => ({
      transitions: (reference) => [
        {
          from: ['cloud-confirmation'],
          input: 'feedback-timeout',
          to: 'ending',
          after: ['switch to initial role'],
          rules: [],
        },
        ...reference.map(onInput('address', appending('await fetch'))).flatMap((row) => row ?? []),
      ],
    }),
  },
  {
    id: 'cloud-times-out-as-both',
    breaks: 'PROV-5.1.2-07',
    story:
      'In AP+SmartConfig mode with external confirmation, the feedback time-out ends the process. The code of this mode starts the timer always.',
    subtle: 'one mode or method',
    collateral: { because: 'process ends too soon', rules: '7.5-36' },
    deviation: () => ({
      transitions: (reference) => [
        {
          from: ['cloud-confirmation'],
          input: 'feedback-timeout',
          only: inApScMode,
          to: 'ending',
          after: ['switch to initial role'],
          rules: [],
        },
        ...reference.map(onInput('address', appending('await fetch'))).flatMap((row) => row ?? []),
      ],
    }),
  },
  {
    id: 'abort-ends',
    breaks: 'PROV-5.1.2-10',
    story: 'An abort of external confirmation ends the process. The abort handler calls the stop function.',
    collateral: { because: 'process ends too soon', rules: '4.3-04 4.3-19 5.1.2-09 5.1.2-11 8.5-05' },
    deviation: transitions(onInput('abort', (row) => ({ ...row, to: 'ending', after: ['switch to initial role'] }))),
  },
  {
    id: 'abort-ends-as-both',
    breaks: 'PROV-5.1.2-10',
    story:
      'In AP+SmartConfig mode, an abort of external confirmation ends the process. The abort of this mode runs the cleanup of a stop.',
    subtle: 'one mode or method',
    collateral: { because: 'process ends too soon', rules: '5.1.2-09 5.1.2-11 8.5-05' },
    deviation: transitionsWhen(
      inApScMode,
      onInput('abort', (row) => ({ ...row, to: 'ending', after: ['switch to initial role'] })),
    ),
  },
  {
    id: 'abort-ends-by-smartconfig',
    breaks: 'PROV-5.1.2-10',
    story:
      'In SmartConfig mode, an abort of external confirmation ends the process. The abort finds no access point to return to.',
    subtle: 'one mode or method',
    collateral: { because: 'process ends too soon', rules: '5.1.2-09' },
    deviation: transitionsWhen(
      inSmartConfigMode,
      onInput('abort', (row) => ({ ...row, to: 'ending', after: ['switch to initial role'] })),
    ),
  },
  {
    id: 'abort-always-fine',
    breaks: 'PROV-5.1.2-13',
    story: 'The device accepts an abort outside external confirmation. The command handler does not check the state.',
    collateral: { because: 'wrong answer to a command', rules: '7.1-10' },
    deviation: networkProcessor(() => ({
      abortOutOfPlace: () => 0,
    })),
  },
  {
    id: 'abort-fine-in-external',
    breaks: 'PROV-5.1.2-13',
    story:
      'In external configuration, the device accepts an abort. The command handler confuses external configuration with external confirmation.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong answer to a command', rules: '7.1-10' },
    deviation: networkProcessor(() => ({
      abortOutOfPlace: (record) => (inExternalConfiguration(record) ? 0 : referenceDecisions.abortOutOfPlace(record)),
    })),
  },
];
