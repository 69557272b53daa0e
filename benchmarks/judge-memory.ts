/** Watches as many records as its argument says, made one by one, and prints its peak memory in KB. */
import { Watcher } from '../judge/watcher';
import { confirmation } from './judge-records';

const wanted = Number(process.argv[2]);
const watcher = new Watcher();
for (let count = 0; count < wanted; ) {
  const records = confirmation();
  for (const record of records) watcher.take(record);
  watcher.end();
  count += records.length;
}
process.stdout.write(String(process.resourceUsage().maxRSS));
