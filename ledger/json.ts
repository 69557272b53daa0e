/** Values of calls, events and records. Processes, the wire and files use the same form. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Arguments or fields under TI's own parameter and field names. */
export type Fields = { readonly [name: string]: Json };

/** Whether a text is an object, a list or a text in JSON. A number or a word alone can be anything. */
export function isJson(text: string): boolean {
  if (!/^\s*[{["]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
