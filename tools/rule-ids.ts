/**
 * The rule ids in a text, in order. A comment can shorten ids: `PROV-7.5-01, -10 … -15, -7.3-05` names the rules 01 and
 * 10 to 15 of section 7.5, and rule 05 of section 7.3.
 */
export function ruleIdsIn(text: string): string[] {
  const ids: string[] = [];
  let section: string | undefined;
  let serial = 0;
  let range = false;
  for (const match of text.matchAll(/…|(?<![\w.-])(?:PROV)?-(?:(\d+(?:\.\d+)*)-)?(\d{2})(?![\w.-]*\d)/g)) {
    if (match[0] === '…') {
      range = true;
      continue;
    }
    const next = Number(match[2]);
    const here: string | undefined = match[1] ?? section;
    // A short form such as `-05` before the first full id is not a rule id.
    if (here === undefined) continue;
    if (range && here === section)
      for (let between = serial + 1; between < next; between += 1) ids.push(idOf(here, between));
    ids.push(idOf(here, next));
    section = here;
    serial = next;
    range = false;
  }
  return [...new Set(ids)];
}

/** The ids of errata in a text. */
export const erratumIdsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/(?<!\w)C[1-9]\d?(?!\w)/g)].map(([id]) => id)),
];

const idOf = (section: string, serial: number): string => `PROV-${section}-${String(serial).padStart(2, '0')}`;
