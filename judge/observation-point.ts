import type { Times } from '../ledger/quantities';

/** How exact the times of a record are, and what it can know. */
export interface ObservationPoint {
  /** Two times closer than this, in ms, may have happened in either order. */
  readonly slack: number;
  /** Whether everything that happened around the device stands in the record. A captured console knows none of it. */
  readonly surroundings: boolean;
  /** Which calls of the host stand in the record, all where absent. Many hosts log none, or starts alone. */
  readonly calls?: 'all' | 'starts' | 'none';
  /** Whether device time passes only while somebody waits. */
  readonly driven: boolean;
  /** Named times; those of the suite where absent. */
  readonly times?: Times;
}
