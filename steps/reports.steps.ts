import type { DeviceEvent } from '../adapters/adapter';
import { showsKey } from '../judge/shown-key';
import { constants, roleName } from '../ledger/constants';
import { eventClasses } from '../ledger/event-classes';
import { BenchFault } from '../runtime/faults';
import { arrivals, refusedStart } from '../runtime/observation-facts';
import { pairsOf, table } from '../runtime/parameter-type';
import { HOME } from '../runtime/processes';
import { reportNamed, reportType } from '../runtime/report';
import {
  expectAbsence,
  expectMembers,
  expectNothingElse,
  expectRefusedStart,
  expectReport,
  expectSilence,
  expectStatus,
  takeEventWithin,
} from '../runtime/report-expectations';
import { defineStep } from '../runtime/step-definition';
import { arrival, code, event, eventClass, functionName, quantity, role, status } from './parameter-types';

/** Steps on what the device reports to the host. */
export const reportSteps = [
  defineStep({
    kind: 'report.arrives',
    keyword: 'Then',
    expression: 'the device reports {report}',
    fields: { report: reportType },
    async run({ session }, step) {
      await expectReport(session, step.report);
    },
  }),
  defineStep({
    kind: 'report.sequence',
    keyword: 'Then',
    expression: 'the device reports, one after the other:',
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
    kind: 'status.within',
    keyword: 'Then',
    expression: 'the device {arrival} {status} within the {quantity}',
    fields: { arrival, status, quantity },
    async run({ session }, step) {
      const ms = session.milliseconds(step.quantity);
      if (step.arrival === 'expected') await expectStatus(session, step.status, ms);
      else await expectAbsence(session, step.status, ms);
    },
  }),
  defineStep({
    kind: 'process.ended',
    keyword: 'Then',
    expression: 'the device reports that it has ended as {role}',
    fields: { role },
    async run({ session }, step) {
      const stopped = await expectStatus(session, 'SL_WLAN_PROVISIONING_STOPPED');
      const expected = constants.role[step.role];
      const seen = Number(stopped.data.Role);
      if (seen !== expected)
        throw session.fault(`STOPPED with role ${roleName(expected)}`, `role ${roleName(seen) ?? seen}`, stopped.at);
    },
  }),
  defineStep({
    kind: 'report.members',
    keyword: 'Then',
    expression: 'the device reports {report} with:',
    fields: { report: reportType, members: table },
    async run({ session }, step) {
      const reported = await expectReport(session, step.report);
      expectMembers(session, reported, new Map(Object.entries(pairsOf(step.members))));
    },
  }),
  defineStep({
    kind: 'start.refused',
    keyword: 'Then',
    expression: 'the start is refused by {code} or by {status}',
    fields: { code, status },
    async run(world, step) {
      await expectRefusedStart(world.session, world.lastCall, step.code, step.status);
      if (world.erratum !== undefined) world.observe(refusedStart(world.lastCall, step.status));
    },
  }),
  defineStep({
    kind: 'reports.none',
    keyword: 'Then',
    expression: 'the device reports nothing else',
    fields: {},
    async run({ session }) {
      await expectNothingElse(session);
    },
  }),
  defineStep({
    kind: 'reports.noneFor',
    keyword: 'Then',
    expression: 'the device reports nothing for the {quantity}',
    fields: { quantity },
    async run({ session }, step) {
      const ms = session.milliseconds(step.quantity);
      await expectSilence(session, session.adapter.clock.now() + ms, `no report for ${ms} ms`);
    },
  }),
  defineStep({
    kind: 'reports.noneWithin',
    keyword: 'Then',
    expression: 'the device reports nothing within the {quantity} of {function}',
    fields: { quantity, function: functionName },
    async run({ session }, step) {
      const ms = session.milliseconds(step.quantity);
      const { at } = session.lastCall(step.function);
      await expectSilence(session, at + ms, `no report within ${ms} ms of the call of ${step.function}`, at);
    },
  }),
  defineStep({
    kind: 'password.unseen',
    keyword: 'Then',
    expression: 'the host has not seen the password',
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
    keyword: 'Then',
    expression: 'the host receives {event}',
    fields: { event },
    async run({ session }, step) {
      const received = await takeEventWithin(
        session,
        ({ name }) => name === step.event,
        session.milliseconds('report bound'),
      );
      if (received === undefined) throw session.fault(step.event, 'no such event');
    },
  }),
  defineStep({
    kind: 'events.none',
    keyword: 'Then',
    expression: 'no {events} event has reached the host',
    fields: { events: eventClass },
    run({ session }, step) {
      const names = eventClasses().find(({ name }) => name === step.events)?.events ?? [];
      const received = session.events.find(({ name }) => names.includes(name));
      if (received !== undefined) throw session.fault(`no ${step.events} event`, received.name, received.at);
    },
  }),
  defineStep({
    kind: 'events.recorded',
    keyword: 'Then',
    expression: 'it is recorded what reaches the host within the {quantity}',
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
