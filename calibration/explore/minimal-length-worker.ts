/** A thread that looks for shorter sessions from its share of the initialStates and posts what it has found. */
import { parentPort, workerData } from 'node:worker_threads';
import { type SearchShare, searched } from './minimal-length';

async function main(share: SearchShare): Promise<void> {
  for (const found of await searched(share)) parentPort?.postMessage(found);
}

void main(workerData as SearchShare);
