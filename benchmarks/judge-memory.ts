/** Watches as many records as its argument says, made one by one, and prints its peak memory in KB. */
import { MonitorRunner } from '../judge/monitor-runner';
import { confirmation } from './judge-records';

const wanted = Number(process.argv[2]);
const runner = new MonitorRunner();
for (let count = 0; count < wanted; ) {
  const records = confirmation();
  for (const record of records) runner.take(record);
  runner.end();
  count += records.length;
}
process.stdout.write(String(process.resourceUsage().maxRSS));
