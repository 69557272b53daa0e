import { stringify } from 'yaml';
import { claims } from '../ledger/claims';
import type { ProjectAnswers } from './init-questions';
import type { NewFile } from './new-files';
import { quoted } from './repeat-command';

/** The files of a project: the device statement, the bench file and, if wanted, the CI job. */
export function projectFiles(answers: ProjectAnswers): readonly NewFile[] {
  const job = ciFile(answers);
  return [
    { path: 'device-statement.yaml', text: statement(answers) },
    { path: 'bench.sh', text: benchFile(answers) },
    ...(job === undefined ? [] : [job]),
  ];
}

/** A device statement with every claim, so that a user sees what there is to state. */
function statement({ part, product, without }: ProjectAnswers): string {
  const stated = Object.fromEntries(claims().map(({ claim }) => [claim, !without.includes(claim)]));
  return [
    '# The device statement: features of the product, and its times. docs/device-statement.md of the suite describes it.',
    stringify({ ics: { part, product, claims: stated } }).trimEnd(),
    '',
  ].join('\n');
}

/** The command that reaches the device and its bench, with room for more options. */
function benchFile({ device, connection, bench }: ProjectAnswers): string {
  const options = {
    simulator: [],
    program: ['--adapter process', `--command ${quoted(connection)}`],
    board: [`--port ${quoted(connection)}`, ...(bench === 'none' ? [] : [`--bench ${quoted(bench)}`])],
  }[device];
  return [
    '#!/bin/sh',
    '# How the suite reaches the device and its bench. Add options: sh bench.sh --rule PROV-7.5-16',
    `exec npx provtck run ${[...options, '--ics device-statement.yaml'].join(' ')} "$@"`,
    '',
  ].join('\n');
}

/** A job that runs the bench file and keeps the reports. A board needs a runner of its own. */
function ciFile({ ci, device }: ProjectAnswers): NewFile | undefined {
  const board = device === 'board';
  switch (ci) {
    case 'none':
      return undefined;
    case 'github':
      return {
        path: '.github/workflows/provisioning.yml',
        text: stringify({
          name: 'provisioning',
          on: { push: null, pull_request: null },
          permissions: { contents: 'read' },
          jobs: {
            provisioning: {
              'runs-on': board ? ['self-hosted', 'launchpad'] : 'ubuntu-latest',
              ...(board && { concurrency: 'launchpad' }),
              steps: [
                { uses: 'actions/checkout@v4' },
                { uses: 'actions/setup-node@v4', with: { 'node-version': 22 } },
                { run: 'npm ci' },
                { run: 'sh bench.sh --spec --out out' },
                { uses: 'actions/upload-artifact@v4', if: 'always()', with: { name: 'provisioning', path: 'out' } },
              ],
            },
          },
        }),
      };
    case 'gitlab':
      return {
        path: '.gitlab-ci.yml',
        text: stringify({
          provisioning: {
            image: 'node:22-bookworm',
            ...(board && { tags: ['launchpad'], resource_group: 'launchpad' }),
            script: ['npm ci', 'sh bench.sh --quiet --spec --out out'],
            artifacts: { when: 'always', paths: ['out'], reports: { junit: 'out/junit.xml' } },
          },
        }),
      };
  }
}
