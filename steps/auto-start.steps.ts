import { lackOf } from '../ledger/lack';
import { commandsNamed } from '../runtime/call-answers';
import { NotApplicable } from '../runtime/faults';
import { expectSilence } from '../runtime/report-expectations';
import { defineStep } from '../runtime/step-definition';
import { commands } from './parameter-types';

/** Steps on the start of a process by the device itself. */
export const autoStartSteps = [
  defineStep({
    kind: 'autoStart.prevented',
    class: 'observation',
    expression: 'after a restart, each {commands} command prevents the start',
    meaning:
      'For each command of the class, the host restarts the device and calls the command at the early moment after `sl_Start`. No report arrives within the no-profile delay after the call.',
    fields: { commands },
    async run({ session }, step) {
      const names = commandsNamed(step.commands).map(({ name }) => name);
      const issued = names.filter((name) => session.canIssue(name));
      session.notIssued.push(...names.filter((name) => !issued.includes(name)));
      if (issued.length === 0)
        throw new NotApplicable(`this adapter can issue no ${step.commands} command`, names.map(lackOf.function));
      const ms = session.milliseconds('no-profile delay');
      for (const name of issued) {
        await session.call('sl_Stop');
        await session.call('sl_Start');
        await session.passUntil('sl_Start', 'early moment', 'no-profile delay');
        const { at } = await session.call(name);
        await expectSilence(session, at + ms, `no report within ${ms} ms of the call of ${name}`, at);
      }
    },
  }),
] as const;
