import type { Fields, Json } from '../adapter';

const isNested = (path: string): boolean => path.includes('.');
const stepsOf = (path: string): readonly string[] => (isNested(path) ? path.split('.') : [path]);

/** The member that a path such as `pSecParams.Key` leads to; undefined where one of its steps is no object. */
export function memberAt(fields: Fields, path: string): Json | undefined {
  if (!isNested(path)) return fields[path];
  let found: Json | undefined = fields;
  for (const step of stepsOf(path)) {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return undefined;
    found = (found as Fields)[step];
  }
  return found;
}

/** Fields under construction. */
export interface Draft {
  [member: string]: Json | Draft;
}

/** Sets the member that a path leads to, and makes the objects on the way. Paths come from our own tables only. */
export function setMember(draft: Draft, path: string, value: Json): void {
  const steps = stepsOf(path);
  const last = steps.at(-1) ?? '';
  let at = draft;
  for (const step of steps.slice(0, -1)) {
    at[step] ??= {};
    at = at[step] as Draft;
  }
  at[last] = value;
}
