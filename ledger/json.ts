/** Values of calls, events and records. Processes, the wire and files use the same form. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Arguments or fields under TI's own parameter and field names. */
export type Fields = { readonly [name: string]: Json };
