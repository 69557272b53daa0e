import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { afterAbortVariants } from './after-abort';
import { choiceVariants } from './choices';
import { forgettingVariants, unansweredVariants, unaskedVariants } from './confirmation-unasked';
import type { ConformingVariant } from './conforming-variant';
import { driverVariants } from './drivers';
import { extremeTimeVariants } from './extreme-times';
import { httpServerVariants } from './http-servers';
import { lostNetworkVariants } from './lost-networks';
import { oddContentVariants } from './odd-contents';
import { statedTimeVariants } from './other-times';
import { permittedVariants } from './permitted';
import { repeatVariants } from './repeated-reports';
import { leaseVariants, reportVariants, unknownErrorVariants } from './reports';
import { restartRequestVariants } from './restart-requests';
import { leavingVariants, storedDataVariants } from './stored-data';
import { surroundingVariants } from './surroundings';
import { timeVariants } from './times';

/** The reference device as another part. */
const partVariants: readonly ConformingVariant[] = ['CC3120', 'CC3135MOD', 'CC3220MODA', 'CC3235SF'].map((part) => ({
  id: `part-${part.toLowerCase()}`,
  story: `The part is a ${part}.`,
  options: { part },
}));

/** The reference device under other interpretations of errata. */
const interpretationVariants: readonly ConformingVariant[] = [
  {
    id: 'read-strictly',
    story: 'The reference device under the strictest interpretations that it follows.',
    judged: { readings: ['C7=everything', 'C10=table', 'C18=text'] },
  },
  {
    id: 'read-mildly',
    story: 'The reference device under the least strict interpretations.',
    judged: { readings: ['C11=disconnection', 'C13=calls-only', 'C14=throughout', 'C15=tolerated', 'C25=sockets'] },
  },
];

/** Devices whose HTTP server begins later than their network. */
const lateServerVariants: readonly ConformingVariant[] = [
  {
    id: 'server-begins-late',
    story: 'The HTTP server answers 1.5 s after the access point has begun, or after the device has an address.',
    deviation: () => ({ timing: { httpServer: 1_500 } }),
  },
];

/** All devices that make another permitted choice than the reference device. */
export const conformingVariants: readonly ConformingVariant[] = [
  ...timeVariants,
  ...choiceVariants,
  ...reportVariants,
  ...permittedVariants,
  ...repeatVariants,
  ...restartRequestVariants,
  ...unaskedVariants,
  ...statedTimeVariants,
  ...extremeTimeVariants,
  ...lostNetworkVariants,
  ...oddContentVariants,
  ...surroundingVariants,
  ...driverVariants,
  ...partVariants,
  ...interpretationVariants,
  ...forgettingVariants,
  ...lateServerVariants,
  ...unansweredVariants,
  ...afterAbortVariants,
  ...httpServerVariants,
  ...unknownErrorVariants,
  ...leaseVariants,
  ...storedDataVariants,
  ...leavingVariants,
];

/** Registers each of them as the adapter `variant:<id>`. */
export function registerConformingVariants(): void {
  for (const { id, deviation, around } of conformingVariants)
    registerAdapter(`variant:${id}`, async (options) => {
      const device = new Simulator(options.part, options.hostDriver, deviation?.());
      return around?.(device) ?? device;
    });
}
