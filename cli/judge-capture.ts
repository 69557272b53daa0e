import { readFileSync } from 'node:fs';
import type { LogSummary } from '../adapters/console-log/console-log';
import { readCapture } from '../adapters/wire/capture-file';
import { FrameText } from '../adapters/wire/frame-text';
import { WireActions } from '../adapters/wire/wire-actions';
import { LogJudge, type LogJudgement } from '../judge/log-judge';
import { DeviceOnWire, HostOnWire } from '../judge/wire-session';
import type { PartyProfile } from '../ledger/parties';
import type { LineTexts } from './log-report';
import { monitorsOfLog } from './party';

/** Name of the format for captures of the wire between host and network processor. */
export const CAPTURE = 'capture';

/** Accuracy of the times of a capture, in ms. */
const RESOLUTION = 1;

/** The judgement of a capture, with the text of each frame by its number. */
export interface JudgedCapture {
  readonly summary: LogSummary;
  readonly judgement: LogJudgement;
  readonly texts: LineTexts;
}

/**
 * Judges a capture of the wire: the network processor, or the host application.
 *
 * @throws ProvtckError `CAPTURE_INVALID`, and what the system says of a file that cannot be read
 */
export function judgeCapture(path: string, party: PartyProfile | undefined): JudgedCapture {
  const records = readCapture(readFileSync(path));
  const judge = new LogJudge('all', party && monitorsOfLog(party, 'all'));
  judge.resolution = RESOLUTION;
  const session = party === undefined ? new DeviceOnWire(judge) : new HostOnWire(judge);
  const actions = new WireActions();
  const text = new FrameText();
  const texts = new Map<number, string>();
  let boots = 1;
  for (const [index, record] of records.entries()) {
    const frame = index + 1;
    texts.set(frame, text.linesOf(record).join('; '));
    if (record.kind === 'power' && !record.on) boots += 1;
    for (const action of actions.actionsOf(record)) session.take({ ...action, frame });
  }
  return {
    summary: { lines: records.length, unknown: { count: 0, first: [] }, damaged: 0, boots, resolution: RESOLUTION },
    judgement: judge.end(),
    texts,
  };
}
