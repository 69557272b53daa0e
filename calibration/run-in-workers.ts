import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../ledger/package-root';

/**
 * Runs a file of this folder in several worker threads, each with a part of the items.
 *
 * @param name file name without extension
 * @param items distributed in turn, because neighbours take similar times
 * @param share creates the worker data of a thread from its items
 * @param onMessage called for each message of a thread
 * @throws the first error of a thread
 */
export async function runInWorkers<Item, Message>(
  name: string,
  items: readonly Item[],
  workers: number,
  share: (items: readonly Item[]) => object,
  onMessage: (message: Message) => void,
): Promise<void> {
  await Promise.all(
    Array.from({ length: workers }, (_, worker) =>
      inWorker(name, share(items.filter((_item, index) => index % workers === worker)), onMessage),
    ),
  );
}

function inWorker<Message>(name: string, share: object, onMessage: (message: Message) => void): Promise<void> {
  const fromSources = __filename.endsWith('.ts');
  const worker = new Worker(join(__dirname, `${name}.${fromSources ? 'ts' : 'js'}`), {
    workerData: share,
    ...(fromSources && { execArgv: ['-r', join(packageRoot(), 'tools', 'register.cjs')] }),
  });
  return new Promise((resolve, reject) => {
    worker.on('message', onMessage);
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker exited with code ${code}`))));
  });
}
