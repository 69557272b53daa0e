import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { packageRoot } from '../ledger/package-root';

/** Folders that each folder may import from, besides itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  ledger: [],
  transcript: ['ledger'],
  judge: ['ledger', 'transcript'],
  adapters: ['ledger', 'transcript'],
  mutants: ['adapters', 'ledger'],
  runtime: ['adapters', 'judge', 'ledger', 'transcript'],
  steps: ['adapters', 'judge', 'ledger', 'runtime', 'transcript'],
  plan: ['ledger', 'transcript'],
  reports: ['judge', 'ledger', 'transcript'],
  site: ['judge', 'ledger', 'reports', 'runtime', 'transcript'],
  live: ['adapters', 'judge', 'ledger', 'reports', 'runtime', 'site', 'transcript'],
  calibration: ['adapters', 'judge', 'ledger', 'mutants', 'reports', 'runtime', 'steps', 'transcript'],
  cli: [
    'adapters',
    'calibration',
    'judge',
    'ledger',
    'live',
    'mutants',
    'plan',
    'reports',
    'runtime',
    'site',
    'steps',
    'transcript',
  ],
};

/** Adapters that an adapter may import from: the board prints the simulator's events in the console's text form. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  application: ['bench', 'board', 'network-processor', 'process', 'simulator', 'wire'],
  bench: ['simulator'],
  board: ['bench', 'serial', 'simulator'],
  'console-log': ['serial'],
  'contract-test': [],
  'linux-bench': ['board', 'process'],
  'network-processor': ['board', 'serial', 'simulator', 'wire'],
  driver: ['application', 'board', 'network-processor', 'nwp', 'process', 'simulator', 'wire'],
  nwp: ['bench', 'board', 'serial', 'simulator', 'wire'],
  'phone-app': ['bench', 'board', 'process', 'simulator'],
  serial: ['bench'],
  wire: [],
};

/**
 * Files of the generic folders that belong to SWRA513C: what a record says about provisioning, and what carries a scenario
 * out on it. Every other file of these folders is generic. `docs/architecture.md` describes the division.
 */
const domain: Readonly<Record<string, readonly string[]>> = {
  transcript: [],
  reports: [],
  judge: [
    'commands',
    'connection-attempt',
    'device-order',
    'log-judge',
    'monitor',
    'monitor-runner',
    'monitors',
    'obligations',
    'known-role',
    'pending-violation',
    'process-start',
    'may-have-profile',
    'own-address',
    'process-tracker',
    'record-accessors',
    'repeated-end',
    'repeated-result',
    'policy-violation',
    'report-grounds',
    'wire-session',
    'scenario-setup',
    'changed-settings',
    'unsettled-start',
  ],
  runtime: [
    'access-point',
    'application-course',
    'call-answers',
    'confirmation',
    'device-network',
    'earlier-processes',
    'start-after-reset',
    'expected-report',
    'failure-expectation',
    'incidents',
    'stored-networks',
    'loaded-suite',
    'monitoring-recorder',
    'observation-facts',
    'own-features',
    'own-steps',
    'device-restart',
    'phone-joins',
    'phone-posts',
    'pickle-step',
    'premises',
    'process-roles',
    'processes',
    'recent-events',
    'repeated-read',
    'report',
    'report-expectations',
    'report-judge',
    'run',
    'run-context',
    'run-handover',
    'run-scenarios',
    'scenario-executor',
    'scenario-requirements',
    'scenario-session',
    'settings',
    'start-rejections',
    'step-catalogue',
    'step-definition',
    'step-list',
    'suite-runner',
    'traffic',
    'uncaught-errors',
    'world',
  ],
};

/** Modules with the names and numbers of TI's API. */
const vocabulary: readonly string[] = ['ledger/constants', 'ledger/functions', 'ledger/event-classes'];

/** The first name below a folder, without extension: `monitors` of `judge/monitors/all.ts`. */
const memberOf = (folder: string, path: string): string =>
  relative(join(root, folder), path)
    .split(sep)[0]
    ?.replace(/\.tsx?$/, '') ?? '';

const root = packageRoot();

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, folder, name));

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import|require)\s*\(?'(\.[^']*)'/g)].map((match) =>
    join(dirname(file), match[1] ?? ''),
  );

describe('the layers', () => {
  for (const [layer, allowed] of Object.entries(layers))
    it(`${layer} imports only from ${allowed.join(', ') || 'itself'}`, () => {
      for (const file of sources(layer))
        for (const target of importsOf(file)) {
          const [to = ''] = relative(root, target).split(sep);
          expect([layer, ...allowed], `${relative(root, file)} imports ${relative(root, target)}`).to.include(to);
        }
    });

  for (const [folder, own] of Object.entries(domain))
    it(`keeps the generic part of ${folder} apart from SWRA513C`, () => {
      for (const member of own)
        expect(
          sources(folder).some((file) => memberOf(folder, file) === member),
          member,
        ).to.equal(true);
      for (const file of sources(folder)) {
        if (own.includes(memberOf(folder, file))) continue;
        for (const target of importsOf(file)) {
          const path = relative(root, target).split(sep).join('/');
          const [to = ''] = path.split('/');
          const isDomain = domain[to]?.includes(memberOf(to, target)) === true || vocabulary.includes(path);
          expect(isDomain, `${relative(root, file)} is generic and imports ${path}`).to.equal(false);
        }
      }
    });

  it('has no file of 400 lines or more', () => {
    for (const layer of Object.keys(layers))
      for (const file of sources(layer)) {
        const lines = readFileSync(file, 'utf8').split('\n').length;
        expect(lines, relative(root, file)).to.be.lessThan(400);
      }
  });

  it('hides no name that loads modules', () => {
    // A dynamic import is compiled to `require`, and another binding of that name would be called in its place.
    for (const layer of Object.keys(layers))
      for (const file of sources(layer))
        expect(readFileSync(file, 'utf8'), relative(root, file)).to.not.match(/[{(,]\s*require\s*[,})=]/);
  });

  it('keeps adapters independent of each other', () => {
    for (const file of sources('adapters')) {
      const [, own = ''] = relative(root, file).split(sep);
      // A file directly in the folder is the contract or what all adapters share.
      if (own.endsWith('.ts')) continue;
      for (const target of importsOf(file)) {
        const [layer, other = '', inner] = relative(root, target).split(sep);
        if (layer !== 'adapters' || inner === undefined) continue;
        const fine = [own, ...(neighbours[own] ?? [])].includes(other);
        expect(fine, `${relative(root, file)} imports ${relative(root, target)}`).to.equal(true);
      }
    }
  });
});
