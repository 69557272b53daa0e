/** A worker thread that examines its composed faults and posts the result of each. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadSuite } from '../../runtime/loaded-suite';
import { stepCatalogue } from '../../steps/catalogue';
import { type ComposedShare, examineComposed } from './examine-composed';

void examineComposed(loadSuite(stepCatalogue), workerData as ComposedShare, (examined) =>
  parentPort?.postMessage(examined),
);
