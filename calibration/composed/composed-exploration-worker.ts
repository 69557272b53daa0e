/** A worker thread that executes its part of the sessions and posts the composed faults that it finds. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ComposedExplorationShare, exploreComposedShare } from './composed-exploration';

void exploreComposedShare(workerData as ComposedExplorationShare, (news) => parentPort?.postMessage(news));
