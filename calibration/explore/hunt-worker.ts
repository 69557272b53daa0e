/** A thread that explores its share of the devices and posts how it fared with each. */
import { parentPort, workerData } from 'node:worker_threads';
import { registerMutants } from '../../mutants/catalogue';
import { loadVocabulary } from '../vocabulary';
import { type HuntShare, hunt } from './hunt';

async function main({ ids, how }: HuntShare): Promise<void> {
  registerMutants();
  await hunt(await loadVocabulary(), ids, how, (hunted) => parentPort?.postMessage(hunted));
}

void main(workerData as HuntShare);
