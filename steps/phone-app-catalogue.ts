import { idleSetup } from '../adapters/idle-setup';
import { appObligations } from '../judge/obligations/app-obligations';
import { BenchFault } from '../runtime/faults';
import { choice } from '../runtime/parameter-type';
import { StepCatalogue } from '../runtime/step-catalogue';
import { defineStep } from '../runtime/step-definition';
import { expectKept } from './obligation-steps';
import { string } from './parameter-types';

/** What an app must do, as its features state it. */
const appObligation = choice(
  'appObligation',
  Object.fromEntries(appObligations.map(({ rule, sentence }) => [rule, sentence])) as Record<string, string>,
);

/** The steps of the features for phone apps. */
export const phoneAppCatalogue: StepCatalogue = new StepCatalogue([
  defineStep({
    kind: 'app.device',
    class: 'state',
    expression: 'a device that waits for the app',
    meaning: 'The reference device has started AP+SmartConfig provisioning, and its HTTP server can be reached.',
    fields: {},
    run: (world) => world.setUp(idleSetup),
  }),
  defineStep({
    kind: 'app.use',
    class: 'action',
    expression: 'the app provisions the device for the network {string}',
    meaning: 'A person or a program uses the app, from its start until it is done.',
    fields: { network: string },
    async run({ session }, { network }) {
      const { phoneApp } = session.adapter;
      if (phoneApp === undefined) throw new BenchFault('no phone app is under test');
      await phoneApp.use(network);
    },
  }),
  defineStep({
    kind: 'app.keeps',
    class: 'observation',
    expression: '{appObligation}',
    meaning: 'The app has kept this rule in the scenario, and the rule was put to the test.',
    fields: { rule: appObligation },
    run: (world, { rule }) => expectKept(world, rule, appObligations),
  }),
]);
