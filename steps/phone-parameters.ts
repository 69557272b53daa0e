/** Parameter types of the steps on the phone. */
import { choice, words } from '../runtime/parameter-type';
import { SECURITY_DIGITS } from './phone-forms';

/** A resource of the device that the phone can read, by its path. */
export const resource = choice('resource', {
  '/param_cfg_result.txt': 'the result',
  '/param_device_name.txt': 'the device name',
  '/param_product_version.txt': 'the version',
  '/netlist.txt': 'the network list',
});

/** The result of the last attempt, by the texts that the device can send for it. A slash separates two texts. */
export const result = choice('result', {
  '0': 'not started (0)',
  '1': 'network not found (1)',
  '2': 'connection failed (2)',
  '3': 'no IP address (3)',
  '4': 'feedback failed (4)',
  '5': 'success (5)',
  '4/5': 'feedback failed (4) or success (5)',
});

/** A security type of the app protocol. */
export const security = words('security', Object.keys(SECURITY_DIGITS));
