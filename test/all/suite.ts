/** One half of the tests, in a process of its own beside the other half. */
import { aboutDevices, loadTests } from './load';

loadTests((file) => !aboutDevices(file));
