/** A thread that examines its share of the single faults and posts who has killed each. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';
import { killAll } from './examine-faults';
import { modelFaults } from './model-faults';

async function main({ faults }: { readonly faults: readonly string[] }): Promise<void> {
  const own = modelFaults().filter(({ name }) => faults.includes(name));
  await killAll(loadSuite(stepCatalogue), own, (killed) => parentPort?.postMessage(killed));
}

void main(workerData as { readonly faults: readonly string[] });
