import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../ledger/package-root';

/**
 * Has a file of this folder work in a thread of its own.
 *
 * @param name of the file, without its ending
 * @param share what the thread is told
 * @param onMessage hears of whatever it posts
 * @throws what the thread could not cope with
 */
export function inWorker<Message>(name: string, share: object, onMessage: (message: Message) => void): Promise<void> {
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
