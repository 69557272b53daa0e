/** Values that travel in calls, events and records; the same in process, on the wire and in files. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Arguments or fields under TI's own parameter and field names. */
export type Fields = { readonly [name: string]: Json };
