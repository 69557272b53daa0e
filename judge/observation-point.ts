/** Accuracy and completeness of a transcript. */
export interface ObservationPoint {
  /** Minimum distance of two times with a known order, in ms. */
  readonly slack: number;
  /** Whether the transcript contains every action around the device. A captured console contains none of them. */
  readonly surroundings: boolean;
  /** Which calls of the host stand in the record, all where absent. Many hosts log none, or starts alone. */
  readonly calls?: 'all' | 'starts' | 'none';
  /** Whether device time passes only while somebody waits. */
  readonly driven: boolean;
}
