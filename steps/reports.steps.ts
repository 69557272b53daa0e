import type { DeviceEvent } from '../adapters/adapter';
import { showsKey } from '../judge/shown-key';
import { constants, roleName } from '../ledger/constants';
import { eventClasses } from '../ledger/event-classes';
import { expectReport } from '../runtime/expected-report';
import { expectFailure } from '../runtime/failure-expectation';
import { BenchFault, DeviceFault, NotApplicable } from '../runtime/faults';
import { arrivals, refusedStart } from '../runtime/observation-facts';
import { pairsOf, table } from '../runtime/parameter-type';
import { sendRequest } from '../runtime/phone-http';
import { phoneOf } from '../runtime/phone-joins';
import { HARMLESS_PATH } from '../runtime/phone-posts';
import { HOME } from '../runtime/processes';
import { reportNamed, reportType } from '../runtime/report';
import {
  acceptsOneProfile,
  beginOfBlock,
  expectAbsence,
  expectAnnouncement,
  expectEvent,
  expectMembers,
  expectNothingElse,
  expectRefusedStart,
  expectSilence,
  expectStatus,
} from '../runtime/report-expectations';
import { REJECTIONS } from '../runtime/start-rejections';
import { defineStep } from '../runtime/step-definition';
import { event, eventClass, failure, functionName, quantity, rejection, role, status, string } from './parameter-types';
import { reportFeatures } from './step-features';

/** Steps on the reports and events of the device. */
export const reportSteps = [
  defineStep({
    kind: 'report.arrives',
    class: 'observation',
    expression: 'the device reports {report}',
    meaning: 'The next report of the device is this one.',
    fields: { report: reportType },
    features: ({ report }) => reportFeatures(report),
    async run({ session }, step) {
      await expectReport(session, step.report);
    },
  }),
  defineStep({
    kind: 'report.profileIfAccepted',
    class: 'observation',
    expression: 'the device reports the profile {string} if it has accepted it',
    meaning:
      'If the device has accepted the profile that the phone tried to add, its next report announces this profile. ' +
      'SmartConfig has no answer. If no announcement follows a transmission, the scenario is not applicable.',
    fields: { ssid: string },
    async run({ session }, { ssid }) {
      if (session.accepted === false) return;
      await expectAnnouncement(session, ssid).catch((error: unknown) => {
        throw session.accepted === undefined && error instanceof DeviceFault ? acceptsOneProfile() : error;
      });
    },
  }),
  defineStep({
    kind: 'report.anotherRestart',
    class: 'observation',
    expression: 'the device asks for another restart',
    meaning:
      'The next report of the device is a reset request. No document demands more than one in a process, so without it ' +
      'the scenario is not applicable.',
    fields: {},
    features: () => reportFeatures({ kind: 'restart' }),
    async run({ session }) {
      await expectReport(session, { kind: 'restart' }).catch((error: unknown) => {
        if (error instanceof DeviceFault)
          throw new NotApplicable('the device asks for one restart in a process, and for no second one', []);
        throw error;
      });
    },
  }),
  defineStep({
    kind: 'report.sequence',
    class: 'observation',
    expression: 'the device reports in this order:',
    meaning: 'The next reports of the device are these. `nothing else` is the silence.',
    fields: { reports: table },
    async run({ session }, step) {
      for (const [text = ''] of step.reports) {
        const report = reportNamed(text);
        if (text === 'nothing else') await expectNothingElse(session);
        else if (report !== undefined) await expectReport(session, report);
        else throw new BenchFault(`no device reports ${text}`);
      }
    },
  }),
  defineStep({
    kind: 'status.failure',
    class: 'observation',
    expression: 'the device reports {failure}',
    meaning:
      'The next report of the device is a status of this failure. The sources do not state which: 0 to 3 for the connection, 0 to 4 for the confirmation.',
    fields: { failure },
    run: ({ session }, step) => expectFailure(session, step.failure),
  }),
  defineStep({
    kind: 'status.within',
    class: 'observation',
    expression: 'the device reports {status} within the {quantity}',
    meaning: 'The next report of the device is this status, and it arrives within this time.',
    fields: { status, quantity },
    features: ({ status: name }) => reportFeatures({ kind: 'status', name }),
    async run({ session }, step) {
      await expectStatus(session, step.status, session.milliseconds(step.quantity));
    },
  }),
  defineStep({
    kind: 'status.notWithin',
    class: 'observation',
    expression: 'the device does not report {status} within the {quantity}',
    meaning: 'None of the reports within this time is this status.',
    fields: { status, quantity },
    run: ({ session }, step) => expectAbsence(session, step.status, session.milliseconds(step.quantity)),
  }),
  defineStep({
    kind: 'process.ended',
    class: 'observation',
    expression: 'the process ends in role {role}',
    meaning: 'The next report is `SL_WLAN_PROVISIONING_STOPPED`, and it names this role.',
    fields: { role },
    async run({ session }, step) {
      const stopped = await expectStatus(session, 'SL_WLAN_PROVISIONING_STOPPED');
      const expected = constants.role[`ROLE_${step.role}`];
      const seen = stopped.data.Role;
      if (seen !== expected)
        throw session.fault(
          `STOPPED with role ${roleName(expected)}`,
          `role ${roleName(Number(seen)) ?? JSON.stringify(seen)}`,
          stopped.at,
        );
    },
  }),
  defineStep({
    kind: 'report.stationAtEnd',
    class: 'observation',
    expression: 'the device reports SL_WLAN_PROVISIONING_STOPPED with the true state of the station',
    meaning:
      'The next report is STOPPED, and its state is connected, connecting or scanning. It can also be disconnected if the ' +
      'device does not answer the phone in its network.',
    fields: {},
    features: () => reportFeatures({ kind: 'status', name: 'SL_WLAN_PROVISIONING_STOPPED' }),
    async run({ session }) {
      const { data, at } = await expectStatus(session, 'SL_WLAN_PROVISIONING_STOPPED');
      const { SL_WLAN_STATUS_DISCONNECTED, SL_WLAN_STATUS_CONNECTED } = constants.wlanStatus;
      const state = Number(data.WlanStatus);
      if (state > SL_WLAN_STATUS_DISCONNECTED && state <= SL_WLAN_STATUS_CONNECTED) return;
      // That a success leaves the station connected is advice (PROV-8.1-04).
      const isLeft =
        state === SL_WLAN_STATUS_DISCONNECTED &&
        (await sendRequest(phoneOf(session), { method: 'GET', path: HARMLESS_PATH })).kind === 'unreachable';
      if (!isLeft) throw session.fault('STOPPED with the true state of the station', `WlanStatus ${state}`, at);
    },
  }),
  defineStep({
    kind: 'report.members',
    class: 'observation',
    expression: 'the device reports {report} with:',
    meaning: 'The next report of the device is this one, and its members have these values.',
    fields: { report: reportType, members: table },
    features: ({ report }) => reportFeatures(report),
    async run({ session }, step) {
      const reported = await expectReport(session, step.report);
      expectMembers(session, reported, new Map(Object.entries(pairsOf(step.members))));
    },
  }),
  defineStep({
    kind: 'start.rejected',
    class: 'observation',
    expression: 'the start is rejected: {rejection}',
    meaning: 'The start returns the error of this reason, or it returns 0 and the status of this reason follows (C2).',
    fields: { rejection },
    async run(world, step) {
      const { code, status: name } = REJECTIONS[step.rejection];
      await expectRefusedStart(world.session, world.lastCall, code, name);
      if (world.erratum !== undefined) world.observe(refusedStart(world.lastCall, name));
    },
  }),
  defineStep({
    kind: 'reports.none',
    class: 'observation',
    expression: 'the device reports nothing else',
    meaning: 'No report arrives within the silence.',
    fields: {},
    run: ({ session }) => expectNothingElse(session),
  }),
  defineStep({
    kind: 'reports.noneFor',
    class: 'observation',
    expression: 'the device reports nothing for the {quantity}',
    meaning: 'No report arrives within this time from now.',
    fields: { quantity },
    async run({ session }, step) {
      const ms = session.milliseconds(step.quantity);
      await expectSilence(session, session.adapter.clock.now() + ms, `no report for ${ms} ms`);
    },
  }),
  defineStep({
    kind: 'reports.noneWithin',
    class: 'observation',
    expression: 'the device reports nothing within the {quantity} after {function}',
    meaning: 'No report arrives within this time after the latest call of the function.',
    fields: { quantity, function: functionName },
    async run({ session }, step) {
      const ms = session.milliseconds(step.quantity);
      const { at } = session.lastCall(step.function);
      await expectSilence(session, at + ms, `no report within ${ms} ms of the call of ${step.function}`, at);
    },
  }),
  defineStep({
    kind: 'password.unseen',
    class: 'observation',
    expression: 'no event and no return value contains the password',
    meaning: 'The key of the profile is in no event and in no returned value of the scenario.',
    fields: {},
    run({ session }) {
      for (const { data, name, at } of session.events)
        if (showsKey(data, HOME.key)) throw session.fault('no password', `${name} holds it`, at);
      for (const { outcome, name, returnedAt } of session.calls)
        if (outcome.kind === 'returned' && showsKey(outcome.value, HOME.key))
          throw session.fault('no password', `${name} hands it out`, returnedAt);
    },
  }),
  defineStep({
    kind: 'event.arrives',
    class: 'observation',
    expression: 'the host receives {event}',
    meaning: 'The event arrives within the report bound. `return` is the return of a call without waiting.',
    fields: { event },
    run: ({ session }, step) => expectEvent(session, step.event),
  }),
  defineStep({
    kind: 'events.none',
    class: 'observation',
    expression: 'the host has received no {events} event',
    meaning: 'No event of this class has reached the host in the process, or since the profile in an auto-started one.',
    fields: { events: eventClass },
    run({ session }, step) {
      const names = eventClasses().find(({ name }) => name === step.events)?.events ?? [];
      const received = session.events
        .slice(beginOfBlock(session))
        .find((each) => names.includes(each.name) && session.grounds?.mayBeOwnAddress(each) !== true);
      if (received !== undefined) throw session.fault(`no ${step.events} event`, received.name, received.at);
    },
  }),
  defineStep({
    kind: 'events.noneSince',
    class: 'observation',
    expression: 'the host has received no {events} event since {function}',
    meaning: 'No event of this class has reached the host after the latest call of the function.',
    fields: { events: eventClass, function: functionName },
    run({ session }, step) {
      const names = eventClasses().find(({ name }) => name === step.events)?.events ?? [];
      const { heard } = session.lastCall(step.function);
      const received = session.events.slice(heard).find(({ name }) => names.includes(name));
      if (received !== undefined)
        throw session.fault(`no ${step.events} event after ${step.function}`, received.name, received.at);
    },
  }),
  defineStep({
    kind: 'events.recorded',
    class: 'observation',
    expression: 'the suite records what the host receives within the {quantity}',
    meaning: 'All events of this time go into the result. The suite does not judge them.',
    fields: { quantity },
    async run(world, step) {
      const { session } = world;
      const ms = session.milliseconds(step.quantity);
      const began = session.adapter.clock.now();
      const seen: DeviceEvent[] = [];
      for (;;) {
        const received = await session.take(({ at }) => at >= began, began + ms);
        if (received === undefined) break;
        seen.push(received);
      }
      world.observe(arrivals(seen, began, ms));
    },
  }),
] as const;
