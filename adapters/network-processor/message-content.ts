import type { Fields } from '../adapter';
import { numberOf } from '../argument';
import type { Message } from '../simulator/network-processor/message';
import { initStatus } from '../wire/init-status';
import { DUMMY, encodeEvent, encodeResponse, type MessageContent, type Outstanding } from '../wire/message';
import { eventForm } from '../wire/table';
import { type AnswerSources, answerFields, completions, responses } from './answers';
import { eventFields } from './event-fields';

const dummy: MessageContent = { opcode: DUMMY, payload: Buffer.alloc(0) };

/** A command with its number. */
type NumberedCommand = Outstanding & { readonly call: number };

/**
 * A message of the reference network processor as opcode and payload. Undefined for an answer that is not sent, or
 * not yet.
 *
 * @param command the command that a response or completion belongs to
 * @param complain receives a note about an event that has no message
 */
export function encodeNetworkProcessorMessage(
  message: Message,
  sources: AnswerSources,
  command: NumberedCommand | undefined,
  complain: (text: string) => void,
): MessageContent | undefined {
  switch (message.kind) {
    case 'init-complete':
      return encodeEvent(eventForm('init complete'), {
        status: initStatus(message.code),
        chipId: sources.chipId,
      });
    case 'stop-complete':
      return encodeEvent(eventForm('stop complete'), { code: 0 });
    case 'dummy':
      return dummy;
    case 'event':
      return eventContent(message.name, message.data, sources, complain);
    case 'response':
      return command && responseContent(command, message, sources);
    case 'completion':
      return command && completionContent(command, message, sources);
  }
}

/** An event without a message still delivers its status byte. */
function eventContent(
  name: string,
  data: Fields,
  sources: AnswerSources,
  complain: (text: string) => void,
): MessageContent {
  try {
    return encodeEvent(eventForm(name), eventFields(sources.networkProcessor, name, data));
  } catch {
    complain(`there is no message for the event ${name}; only its status byte is sent`);
    return dummy;
  }
}

interface Outcome {
  readonly code: number;
  readonly value?: Fields;
}

const responseContent = (
  command: NumberedCommand,
  { code, value }: Outcome,
  sources: AnswerSources,
): MessageContent | undefined =>
  encodeResponse(command, answerFields(responses, command.form.name, sources, { args: command.fields, code }, value));

function completionContent(
  { form, fields: args, call }: NumberedCommand,
  { code, value }: Outcome,
  sources: AnswerSources,
): MessageContent | undefined {
  const [completion] = form.completions;
  if (completion === undefined) return undefined;
  let outcome: Outcome = { code, ...(value !== undefined && { value }) };
  if (form.name === 'sl_Select' && value === undefined) {
    const ready = sources.sockets.select(call, args.readsds, args.writesds, timeoutOf(args.timeout as Fields));
    if (ready === undefined) return undefined;
    outcome = ready;
  }
  return encodeEvent(
    completion,
    answerFields(completions, form.name, sources, { args, code: outcome.code }, outcome.value),
  );
}

/** Time-out of sl_Select in ms; both fields at their maximum mean none. */
function timeoutOf({ tv_sec, tv_usec }: Fields): number | undefined {
  const seconds = numberOf(tv_sec);
  const microseconds = numberOf(tv_usec);
  return seconds === 0xffff && microseconds === 0xffff * 1_024 ? undefined : seconds * 1_000 + microseconds / 1_000;
}
