/** A thread that explores its share of the devices and posts how it fared with each. */
import { parentPort, workerData } from 'node:worker_threads';
import { registerMutants } from '../../mutants/catalogue';
import { exploreMutant, type MutantShare } from './mutant-exploration';

async function main({ ids, how }: MutantShare): Promise<void> {
  registerMutants();
  await exploreMutant(ids, how, (explored) => parentPort?.postMessage(explored));
}

void main(workerData as MutantShare);
