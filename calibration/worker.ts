/** A thread that examines its share of the devices and posts a row for each. */
import { parentPort, workerData } from 'node:worker_threads';
import { mutants, registerMutants } from '../mutants/catalogue';
import { chameleons, registerChameleons } from '../mutants/chameleons';
import { examineAll, type Share } from './matrix';
import { loadScript } from './suite-script';

async function main(share: Share): Promise<void> {
  registerMutants();
  registerChameleons();
  await examineAll(
    await loadScript(),
    {
      mutants: mutants.filter(({ id }) => share.ids.includes(id)),
      chameleons: chameleons.filter(({ id }) => share.ids.includes(id)),
      full: share.full,
    },
    (row) => parentPort?.postMessage(row),
  );
}

void main(workerData as Share);
