/** Monitors the number of records in its argument, created one by one, and prints the peak memory in KB. */
import { MonitorRunner } from '../judge/monitor-runner';
import { confirmation } from './judge-records';

const limit = Number(process.argv[2]);
const runner = new MonitorRunner();
for (let count = 0; count < limit; ) {
  const records = confirmation();
  for (const record of records) runner.take(record);
  runner.end();
  count += records.length;
}
process.stdout.write(String(process.resourceUsage().maxRSS));
