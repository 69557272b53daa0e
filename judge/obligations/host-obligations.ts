import { argumentObligations } from './host-arguments';
import { orderObligations } from './host-order';
import { reactionObligations } from './host-reactions';
import type { Obligation } from './obligation';

/** Everything that a monitor can watch of a host application. PROV-7.2-28 compares two sessions, and has no monitor. */
export const hostObligations: readonly Obligation[] = [
  ...argumentObligations,
  ...orderObligations,
  ...reactionObligations,
];
