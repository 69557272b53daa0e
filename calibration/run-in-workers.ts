import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../ledger/package-root';

/**
 * Has a file of this folder work in several threads, each on its share of the items.
 *
 * @param name of the file, without its ending
 * @param items dealt out in turn, for neighbours take about the same time
 * @param share what a thread is told about its items
 * @param onMessage hears of whatever a thread posts
 * @throws what a thread could not cope with
 */
export async function runInWorkers<Item, Message>(
  name: string,
  items: readonly Item[],
  workers: number,
  share: (items: readonly Item[]) => object,
  onMessage: (message: Message) => void,
): Promise<void> {
  await Promise.all(
    Array.from({ length: workers }, (_, hand) =>
      inWorker(name, share(items.filter((_item, index) => index % workers === hand)), onMessage),
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
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker left with ${code}`))));
  });
}
