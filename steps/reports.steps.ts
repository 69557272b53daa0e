import { type DataTable, Then } from '@cucumber/cucumber';
import type { DeviceEvent } from '../adapters/adapter';
import { constants, type ReturnCodeName, roleName, type StatusName } from '../ledger/constants';
import type { EventClass } from '../ledger/event-classes';
import { milliseconds } from '../ledger/quantities';
import { BenchFault } from '../runtime/faults';
import { arrivals, refusedStart } from '../runtime/observation-facts';
import { HOME } from '../runtime/processes';
import { REPORT_PATTERN, type Report, reportFrom } from '../runtime/report';
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
import type { ArrivalWord, RoleWord } from '../runtime/step-words';
import type { ProvisioningWorld } from '../runtime/world';

Then('the device reports {report}', async function (this: ProvisioningWorld, report: Report) {
  await expectReport(this.session, report);
});

Then('the device reports, one after the other:', async function (this: ProvisioningWorld, table: DataTable) {
  for (const [words = ''] of table.raw()) {
    const [written, name, ssid] = REPORT_PATTERN.exec(words) ?? [];
    if (words === 'nothing else') await expectNothingElse(this.session);
    else if (written === words) await expectReport(this.session, reportFrom(name, ssid));
    else throw new BenchFault(`no device reports ${words}`);
  }
});

Then(
  'the device {coming} {status} within the {quantity}',
  async function (this: ProvisioningWorld, coming: ArrivalWord, status: StatusName, ms: number) {
    if (coming === 'reports') await expectStatus(this.session, status, ms);
    else await expectAbsence(this.session, status, ms);
  },
);

Then('the device reports that it has ended as {role}', async function (this: ProvisioningWorld, role: RoleWord) {
  const event = await expectStatus(this.session, 'SL_WLAN_PROVISIONING_STOPPED');
  const expected = role === 'a station' ? constants.role.ROLE_STA : constants.role.ROLE_AP;
  const seen = Number(event.data.Role);
  if (seen !== expected)
    throw this.session.fault(`STOPPED with role ${roleName(expected)}`, `role ${roleName(seen) ?? seen}`, event.at);
});

Then('the device reports {report} with:', async function (this: ProvisioningWorld, report: Report, table: DataTable) {
  const event = await expectReport(this.session, report);
  expectMembers(
    this.session,
    event,
    new Map(Object.entries(table.rowsHash()).map(([name, value]) => [name, value ?? ''])),
  );
});

Then(
  'the start is refused by {code} or by {status}',
  async function (this: ProvisioningWorld, code: ReturnCodeName, status: StatusName) {
    await expectRefusedStart(this.session, this.lastCall, code, status);
    if (this.erratum !== undefined) this.observe(refusedStart(this.lastCall, status));
  },
);

Then('the device reports nothing else', async function (this: ProvisioningWorld) {
  await expectNothingElse(this.session);
});

Then('the device reports nothing for the {quantity}', async function (this: ProvisioningWorld, ms: number) {
  await expectSilence(this.session, this.session.adapter.clock.now() + ms, `no report for ${ms} ms`);
});

Then(
  'the device reports nothing within the {quantity} of {function}',
  async function (this: ProvisioningWorld, ms: number, name: string) {
    const { at } = this.session.lastCall(name);
    await expectSilence(this.session, at + ms, `no report within ${ms} ms of the call of ${name}`, at);
  },
);

Then('the host has not seen the password', function (this: ProvisioningWorld) {
  const { events, calls } = this.session;
  for (const event of events)
    if (JSON.stringify(event.data).includes(HOME.key))
      throw this.session.fault('no password', `${event.name} holds it`, event.at);
  for (const call of calls)
    if (JSON.stringify(call.outcome).includes(HOME.key))
      throw this.session.fault('no password', `${call.name} hands it out`, call.returnedAt);
});

Then('the host receives {event}', async function (this: ProvisioningWorld, name: string) {
  const event = await takeEventWithin(this.session, (each) => each.name === name, milliseconds('report bound'));
  if (event === undefined) throw this.session.fault(name, 'no such event');
});

Then('no {events} event has reached the host', function (this: ProvisioningWorld, events: EventClass) {
  const event = this.session.events.find((candidate) => events.events.includes(candidate.name));
  if (event !== undefined) throw this.session.fault(`no ${events.name} event`, event.name, event.at);
});

Then(
  'it is recorded what reaches the host within the {quantity}',
  async function (this: ProvisioningWorld, ms: number) {
    const began = this.session.adapter.clock.now();
    const seen: DeviceEvent[] = [];
    for (;;) {
      const event = await this.session.take((candidate) => candidate.at >= began, began + ms);
      if (event === undefined) break;
      seen.push(event);
    }
    this.observe(arrivals(seen, began, ms));
  },
);
