import { advertised } from '../runtime/observation-facts';
import { table } from '../runtime/parameter-type';
import { withRoles } from '../runtime/process-roles';
import { IDLE } from '../runtime/processes';
import { expectDevice, readSettings, setupFrom } from '../runtime/settings';
import { defineStep } from '../runtime/step-definition';
import { expectAdvertisement, expectNoConnection } from '../runtime/traffic';
import type { ProvisioningWorld } from '../runtime/world';
import { provideNetwork } from './network.steps';
import { moment, provisioning, string } from './parameter-types';
import { settingsFeatures } from './step-features';

async function recordAdvertisement(world: ProvisioningWorld, by: 'broadcast' | 'multicast'): Promise<void> {
  world.observe(advertised(await expectAdvertisement(world.session, by)));
}

/** Steps on the device under test. */
export const deviceSteps = [
  defineStep({
    kind: 'device.idle',
    class: 'state',
    expression: 'an idle device',
    meaning: 'The device is on, in station role, with no profile, no policy and no process.',
    fields: {},
    run: (world) => world.setUp({ ...IDLE, fresh: false }),
  }),
  defineStep({
    kind: 'device.nearNetwork',
    class: 'state',
    expression: 'an idle device in range of the network {string}',
    meaning: 'The device is idle, and the access point of the network is on.',
    fields: { ssid: string },
    async run(world, step) {
      await world.setUp({ ...IDLE, fresh: false });
      await provideNetwork(world.session, step.ssid);
    },
  }),
  defineStep({
    kind: 'device.fresh',
    class: 'state',
    expression: 'a device with factory settings',
    meaning: 'The device is on and has only its factory settings.',
    fields: {},
    run: (world) => world.setUp({ ...IDLE, fresh: true }),
  }),
  defineStep({
    kind: 'device.running',
    class: 'state',
    expression: 'a running device with:',
    meaning: 'The device is on and has the settings of the table.',
    fields: { settings: table },
    features: ({ settings }) => settingsFeatures(settings),
    run: (world, step) => world.setUp({ ...setupFrom(readSettings(step.settings)), started: true }),
  }),
  defineStep({
    kind: 'device.stopped',
    class: 'state',
    expression: 'a stopped device with:',
    meaning: 'The device has the settings of the table. The host has not called `sl_Start`.',
    fields: { settings: table },
    features: ({ settings }) => settingsFeatures(settings),
    run: (world, step) => world.setUp({ ...setupFrom(readSettings(step.settings)), started: false }),
  }),
  defineStep({
    kind: 'process.given',
    class: 'state',
    expression: '{provisioning} {moment}',
    meaning: 'A process has started on an idle device and has reached this moment.',
    fields: { process: provisioning, moment },
    run: (world, step) => world.arrange(step.process, step.moment),
  }),
  defineStep({
    kind: 'process.givenWithRoles',
    class: 'state',
    expression: '{provisioning} {moment}, with the roles:',
    meaning:
      'The same with the `initial role` of the device, and the `final role` that the start requests for success.',
    fields: { process: provisioning, moment, roles: table },
    run: (world, step) => world.arrange(withRoles(step.process, step.roles), step.moment),
  }),
  defineStep({
    kind: 'device.settings',
    class: 'observation',
    expression: 'the device has:',
    meaning: 'The host reads the settings of the table, and the phone those of the device AP.',
    fields: { settings: table },
    features: ({ settings }) => settingsFeatures(settings),
    run: ({ session }, step) => expectDevice(session, readSettings(step.settings)),
  }),
  defineStep({
    kind: 'device.broadcast',
    class: 'observation',
    expression: 'the device has advertised itself by broadcast',
    meaning: 'The packet capture has a broadcast of the device.',
    fields: {},
    run: (world) => recordAdvertisement(world, 'broadcast'),
  }),
  defineStep({
    kind: 'device.multicast',
    class: 'observation',
    expression: 'the device has advertised itself by multicast',
    meaning: 'The packet capture has a multicast of the device.',
    fields: {},
    run: (world) => recordAdvertisement(world, 'multicast'),
  }),
  defineStep({
    kind: 'device.noConnection',
    class: 'observation',
    expression: 'the device has opened no connection',
    meaning: 'The packet capture has no connection that the device opened by itself.',
    fields: {},
    run: ({ session }) => expectNoConnection(session),
  }),
] as const;
