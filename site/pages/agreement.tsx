import { counted } from '../../reports/terminal';
import { RuleLinks } from '../layout';
import type { Aligned } from '../sequence/aligned';
import type { Mark } from '../sequence/message';

/**
 * How far what was recorded is what the document means. Agreement is claimed of the messages alone, which are what is
 * compared, and of nothing where a rule of the example failed.
 *
 * @param failed ids of the rules of the example that failed
 */
export function Agreement({ both, failed, page }: { both: Aligned; failed: readonly string[]; page: string }) {
  if (both.differences === 0 && failed.length === 0)
    return (
      <p id="difference" class="pass">
        The messages recorded come in the order the document means.
      </p>
    );
  return (
    <p id="difference" class="fail">
      {failed.length > 0 && (
        <>
          Of the rules of this example {counted(failed.length, 'rule')} failed: <RuleLinks from={page} ids={failed} />.{' '}
        </>
      )}
      {both.differences === 0 ? 'No message in the drawings shows why.' : whereMarked(both)}
    </p>
  );
}

/** Each kind of difference with the drawing that marks it. */
function whereMarked({ meant, recorded }: Aligned): string {
  const marked = (messages: Aligned['meant'], kind: Mark): string =>
    counted(messages.filter(({ mark }) => mark === kind).length, 'message');
  return [
    `${marked(meant, 'missing')} of the document not recorded, marked in the drawing of what is meant.`,
    `${marked(recorded, 'extra')} recorded and not in the document, marked in the drawing of what was recorded.`,
  ]
    .filter((sentence) => !sentence.startsWith('0 '))
    .join(' ');
}
