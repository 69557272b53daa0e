import * as v from 'valibot';

/** The faults of a value, each with the path of the field; at most `most` of them. */
export function protocolErrorText(issues: readonly v.BaseIssue<unknown>[], most = 3): string {
  const said = issues.slice(0, most).map((issue) => {
    const path = v.getDotPath(issue);
    return path === null ? `the whole ${inWords(issue)}` : `${path}: ${inWords(issue)}`;
  });
  return [...said, ...(issues.length > most ? [`and ${issues.length - most} more`] : [])].join('; ');
}

/** The conditions of checks besides the type. */
const demands: Readonly<Record<string, (requirement: string) => string>> = {
  integer: () => 'must be a whole number',
  finite: () => 'must be a finite number',
  min_value: (least) => `must be ${least} or more`,
  max_value: (most) => `must be ${most} or less`,
  min_length: () => 'must not be empty',
  max_length: (most) => `must not have more than ${most} members`,
};

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  strict_tuple: 'a list',
  object: 'an object',
  loose_object: 'an object',
  strict_object: 'an object',
  record: 'an object',
};

/** One issue, as the rest of a sentence that begins with the field. */
function inWords({ kind, type, expected, received, requirement, message }: v.BaseIssue<unknown>): string {
  if (kind === 'validation') {
    const demand = demands[type];
    // A check of the suite itself contains its own text.
    return demand === undefined
      ? message
      : `${demand(String(requirement))}${type.endsWith('_length') ? '' : `, and is ${received}`}`;
  }
  if (expected === 'never') return 'is not in the protocol';
  if (received === 'undefined') return 'is missing';
  const wanted = types[type] ?? (expected ?? '').replace(/^\((.*)\)$/, '$1').replaceAll(' | ', ' or ');
  return `must be ${wanted}, and is ${found(received)}`;
}

function found(received: string): string {
  return received === 'Object' ? 'an object' : received === 'Array' ? 'a list' : received;
}
