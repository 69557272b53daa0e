/** A worker thread that examines its devices and posts a row for each. */
import { parentPort, workerData } from 'node:worker_threads';
import { mutants, registerMutants } from '../mutants/catalogue';
import { conformingVariants, registerConformingVariants } from '../mutants/conforming/catalogue';
import { loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';
import { examineAll, type Share } from './matrix';

async function main(share: Share): Promise<void> {
  registerMutants();
  registerConformingVariants();
  await examineAll(
    loadSuite(stepCatalogue),
    {
      mutants: mutants.filter(({ id }) => share.ids.includes(id)),
      variants: conformingVariants.filter(({ id }) => share.ids.includes(id)),
      full: share.full,
      every: share.every,
    },
    (row) => parentPort?.postMessage(row),
  );
}

void main(workerData as Share);
