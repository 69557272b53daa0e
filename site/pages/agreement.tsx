import { counted } from '../../reports/terminal';
import { RuleLinks } from '../layout';
import type { Aligned } from '../sequence/aligned';
import type { Mark } from '../sequence/message';

/**
 * Compares the recorded messages with those of the document. Agreement is stated for messages only, because only
 * messages are compared, and only if no rule of the example failed.
 *
 * @param failed ids of the rules of the example that failed
 */
export function Agreement({ both, failed, page }: { both: Aligned; failed: readonly string[]; page: string }) {
  if (both.differences === 0 && failed.length === 0)
    return (
      <p id="difference" class="pass">
        The recorded messages have the order of the document.
      </p>
    );
  return (
    <p id="difference" class="fail">
      {failed.length > 0 && (
        <>
          {counted(failed.length, 'rule')} of this example failed: <RuleLinks from={page} ids={failed} />.{' '}
        </>
      )}
      {both.differences === 0 ? 'The drawings do not show the cause.' : whereMarked(both)}
    </p>
  );
}

/** The number of differences of each kind, with the drawing that marks them. */
function whereMarked({ meant, recorded }: Aligned): string {
  const marked = (messages: Aligned['meant'], kind: Mark): string =>
    counted(messages.filter(({ mark }) => mark === kind).length, 'message');
  return [
    `${marked(meant, 'missing')} of the document not recorded, marked in the drawing of the document.`,
    `${marked(recorded, 'extra')} recorded and not in the document, marked in the drawing of the record.`,
  ]
    .filter((sentence) => !sentence.startsWith('0 '))
    .join(' ');
}
