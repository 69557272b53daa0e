/**
 * Own steps for the features in this folder.
 *
 *     provtck run --features features --ledger my-rules.yaml --require ./steps.ts
 */
import { defineStep, wholeNumber } from 'simplelink-provisioning-tck';

const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const STOPPED = 12;

export const steps = [
  defineStep({
    kind: 'acme.end',
    class: 'observation',
    expression: 'the door lock reports the end within {number} ms',
    meaning: 'The device reports the end of the process within this time of the latest call.',
    fields: { ms: wholeNumber },
    async run({ session, lastCall }, { ms }) {
      const end = await session.take(
        ({ name, data }) => name === STATUS && data.ProvisioningStatus === STOPPED,
        lastCall.at + session.milliseconds('report bound'),
      );
      if (end === undefined) throw session.fault('a report of the end', 'no report');
      const took = end.at - lastCall.at;
      if (took > ms) throw session.fault(`the end within ${ms} ms of the stop`, `the end after ${took} ms`, end.at);
    },
  }),
  defineStep({
    kind: 'acme.duration',
    class: 'observation',
    expression: 'the call has taken at most {number} ms',
    meaning: 'The latest call has returned within this time.',
    fields: { ms: wholeNumber },
    run({ session, lastCall }, { ms }) {
      const took = lastCall.returnedAt - lastCall.at;
      if (took > ms) throw session.fault(`${lastCall.name} returns within ${ms} ms`, `it took ${took} ms`);
    },
  }),
  defineStep({
    kind: 'acme.name',
    class: 'observation',
    expression: 'the suite records the device name',
    meaning: 'The device name becomes the answer to the question of the rule.',
    fields: {},
    async run({ session, observe }) {
      await session.pass(session.milliseconds('silence'));
      const { outcome } = await session.call('sl_NetAppGet', {
        AppId: 'SL_NETAPP_DEVICE_ID',
        Option: 'SL_NETAPP_DEVICE_URN',
      });
      observe(outcome.kind === 'returned' ? String(outcome.value?.pOptionValue ?? outcome.code) : 'no answer');
    },
  }),
];
