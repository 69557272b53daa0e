/** A worker thread that examines its single faults and posts the kill of each. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';
import { examineFaults } from './examine-faults';
import { modelFaults } from './model-faults';

async function main({ faults }: { readonly faults: readonly string[] }): Promise<void> {
  const own = modelFaults().filter(({ name }) => faults.includes(name));
  await examineFaults(loadSuite(stepCatalogue), own, (examined) => parentPort?.postMessage(examined));
}

void main(workerData as { readonly faults: readonly string[] });
