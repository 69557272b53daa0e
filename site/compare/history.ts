import { isStimulus, type Timeline } from '../timeline/timeline';

/** A mark of a timeline in short, for the comparison of many scenarios. */
export interface HistoryMark {
  /** What it is: `status 15`, `return sl_Socket 0`, `suppressed SL_WLAN_EVENT_CONNECT`. */
  readonly key: string;
  /** Device time in ms. */
  readonly at: number;
  /** Whether the bench or the host acts, and not the device. */
  readonly isStimulus: boolean;
}

/** What happened in a scenario, in its order. */
export type History = readonly HistoryMark[];

/** A timeline in short. */
export const historyOf = ({ marks }: Timeline): History =>
  marks.map((mark) => ({ key: mark.record ?? mark.says, at: mark.at, isStimulus: isStimulus(mark) }));
