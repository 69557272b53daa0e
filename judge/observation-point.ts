import type { Times } from '../ledger/quantities';

/** Accuracy and completeness of a transcript. */
export interface ObservationPoint {
  /** Minimum distance of two times with a known order, in ms. */
  readonly slack: number;
  /** Whether the transcript contains every action around the device. A captured console contains none of them. */
  readonly surroundings: boolean;
  /** The calls of the host in the transcript; absent for all calls. Many hosts log no calls, or only starts. */
  readonly calls?: 'all' | 'starts' | 'none';
  /** Whether device time passes only while a caller waits. */
  readonly driven: boolean;
  /** Named times; those of the suite where absent. */
  readonly times?: Times;
}
