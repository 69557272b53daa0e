/** A worker thread that explores its composed faults and posts the result of each. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ComposedExplorationShare, exploreComposed } from './composed-exploration';

void exploreComposed(workerData as ComposedExplorationShare, (explored) => parentPort?.postMessage(explored));
