/** The generated parts of docs/calibration.md about random sessions. */
import { isShort, isShown, MINIMAL_LENGTH, unseenDevices } from '../calibration/explore/mutant-exploration-result';
import { mutants } from '../mutants/catalogue';
import { explorationMeasured } from './calibration';
import { NOT_MEASURED, table } from './markdown-table';

export const explorationParts: Readonly<Record<string, () => string>> = {
  explored: () => {
    const exploration = explorationMeasured();
    if (exploration === undefined) return NOT_MEASURED;
    const { devices, seed, runs, budget } = exploration;
    const found = devices.flatMap((device) => (device.found === undefined ? [] : [{ ...device, ...device.found }]));
    const reasons = new Set(unseenDevices().flatMap((group) => group.devices));
    const most = (of: (device: (typeof found)[number]) => number): number => Math.max(...found.map(of));
    const lengths = [...new Set(found.map(({ steps }) => steps))].sort((a, b) => a - b);
    const open = found.filter((device) => !isShort(device) && device.shorter === undefined);
    const tooLong = found.filter((device) => !isShort(device) && device.shorter !== undefined);
    return [
      `${devices.length} of the ${mutants.length} mutants, with seed ${seed} and at most ${runs} sessions and ${budget} s each:`,
      '',
      `- ${devices.filter(isShown).length} are found with a scenario that fails with the mutant and passes with the reference device, after at most ${most(({ sessions }) => sessions)} sessions and ${most(({ seconds }) => seconds)} s.`,
      `- ${devices.filter(({ id, found: shown }) => shown === undefined && reasons.has(id)).length} cannot be found, for the reasons below.`,
      `- ${devices.filter((device) => !isShown(device) && !reasons.has(device.id)).length} are not found with such a scenario, and no reason excludes it. The list below names them.`,
      '',
      table(
        ['steps of the scenario', 'devices'],
        lengths.map((steps) => [String(steps), String(found.filter((device) => device.steps === steps).length)]),
      ),
      '',
      `No session has fewer than ${MINIMAL_LENGTH} steps. Scenarios of more than ${MINIMAL_LENGTH + 1} steps were compared with all sessions of complete actions of up to ${exploration.compared} steps. ${found.filter(isShort).length} scenarios are at most one step longer than the shortest such session, and ${tooLong.length} are longer. ${open.length} mutants need more than ${exploration.compared} steps.`,
      '',
      ...devices.flatMap((device) => {
        if (isShown(device) || reasons.has(device.id)) return [];
        return [`- \`${device.id}\` is ${device.found === undefined ? 'not found' : 'found by a monitor only'}`];
      }),
    ].join('\n');
  },
  unexplored: () => {
    const unseen = unseenDevices();
    if (unseen.length === 0) return 'A session can find each mutant.';
    return table(
      ['mutants', 'why no session finds them'],
      unseen.map(({ because, devices }) => [devices.map((id) => `\`${id}\``).join(', '), because]),
    );
  },
};
