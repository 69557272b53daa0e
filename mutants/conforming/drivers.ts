import { tiDriverDecisions as ti } from '../../adapters/simulator/host-driver/ti-driver';
import { hostDriver } from '../deviations';
import type { ConformingVariant } from './conforming-variant';

/** Devices whose host driver makes another choice where SWRA513C states nothing. */
export const driverVariants: readonly ConformingVariant[] = [
  {
    id: 'keeps-requests-from-host',
    story: 'While the APIs are blocked, the driver suppresses HTTP requests to the host too.',
    deviation: hostDriver({
      delivers: (event, blocked) => event !== 'NETAPP_REQUEST' && ti.delivers(event, blocked),
    }),
  },
  {
    id: 'ungated-like-ti',
    story: "The driver does not check for five commands whether the APIs are blocked, like TI's driver (C18).",
    deviation: hostDriver({ isGated: ti.isGated }),
  },
  {
    id: 'loses-completions-like-ti',
    story: "Calls that are pending when the APIs become blocked never return, like with TI's driver (C22).",
    deviation: hostDriver({
      judgesAgain: ti.judgesAgain,
      completes: ti.completes,
      patience: ti.patience,
      codeWhenFreed: ti.codeWhenFreed,
    }),
  },
  {
    id: 'keeps-errors-like-ti',
    story: "The driver suppresses fatal errors while the APIs are blocked, like TI's driver (C21).",
    deviation: hostDriver({ deliversErrors: ti.deliversErrors }),
  },
  {
    id: 'judges-late-like-ti',
    story: "An event during a command depends on the status byte of the response, like with TI's driver (C23).",
    deviation: hostDriver({ judgesEventsLate: ti.judgesEventsLate }),
  },
];
