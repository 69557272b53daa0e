import { BenchFault } from '../runtime/faults';
import { advertised } from '../runtime/observation-facts';
import { table } from '../runtime/parameter-type';
import { HOME, IDLE } from '../runtime/processes';
import type { ScenarioSession } from '../runtime/scenario-session';
import { expectDevice, readSettings, setupFrom } from '../runtime/settings';
import { defineStep } from '../runtime/step-definition';
import { expectAdvertisement, expectNoConnection } from '../runtime/traffic';
import { device, networkCondition, power, traffic } from './device-parameters';
import { moment, provisioning, string } from './parameter-types';

/** An access point; undefined switches it off. */
type AccessPoint = { readonly key?: string; readonly dhcp?: number | 'never' } | undefined;

const CONDITIONS: Readonly<Record<ReturnType<typeof networkCondition.parse>, AccessPoint>> = {
  'in reach': {},
  'out of reach': undefined,
  'no DHCP': { dhcp: 'never' },
  'another key': { key: 'another-key' },
};

async function provide({ adapter }: ScenarioSession, ssid: string, change: AccessPoint): Promise<void> {
  const { network } = adapter.bench;
  if (network === undefined) throw new BenchFault('this bench has no access point; the scenario lacks @needs-network');
  if (change === undefined) await network.withdraw(ssid);
  else await network.provide({ ssid, security: HOME.security, key: HOME.key, dhcp: 0, ...change });
}

/** Steps on the device under test and the networks around it. */
export const deviceSteps = [
  defineStep({
    kind: 'device.given',
    keyword: 'Given',
    expression: '{device}',
    fields: { device },
    async run(world, step) {
      await world.setUp({ ...IDLE, fresh: step.device === 'fresh' });
      if (step.device === 'near home') await provide(world.session, HOME.ssid, {});
    },
  }),
  defineStep({
    kind: 'device.setup',
    keyword: 'Given',
    expression: 'a {power} device with:',
    fields: { power, settings: table },
    async run(world, step) {
      await world.setUp({ ...setupFrom(readSettings(step.settings)), started: step.power === 'running' });
    },
  }),
  defineStep({
    kind: 'process.given',
    keyword: 'Given',
    expression: '{provisioning}, {moment}',
    fields: { process: provisioning, moment },
    async run(world, step) {
      await world.arrange(step.process, step.moment);
    },
  }),
  defineStep({
    kind: 'network.set',
    keyword: 'Given',
    expression: 'the network {string} is {condition}',
    fields: { ssid: string, condition: networkCondition },
    async run(world, step) {
      await provide(world.session, step.ssid, CONDITIONS[step.condition]);
    },
  }),
  defineStep({
    kind: 'device.settings',
    keyword: 'Then',
    expression: 'the device has:',
    fields: { settings: table },
    async run(world, step) {
      await expectDevice(world.session, readSettings(step.settings));
    },
  }),
  defineStep({
    kind: 'device.traffic',
    keyword: 'Then',
    expression: 'the device {traffic}',
    fields: { traffic },
    async run(world, step) {
      if (step.traffic === 'no connection') await expectNoConnection(world.session);
      else world.observe(advertised(await expectAdvertisement(world.session, step.traffic)));
    },
  }),
] as const;
