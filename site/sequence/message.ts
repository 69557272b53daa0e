/** The participants, from left to right. */
export const lanes = ['host', 'device', 'phone', 'access point', 'cloud'] as const;
export type Lane = (typeof lanes)[number];

/** Mark of a message. */
export type Mark =
  | 'missing' // in the document, but not in the record
  | 'extra' // in the record, but not in the document
  | 'offending' // it broke the rule, or is missing here
  | 'unseen'; // a record cannot contain it

/** A message from one participant to another; a message to itself is an action or a state. */
export interface Message {
  readonly from: Lane;
  readonly to: Lane;
  readonly says: string;
  /** Device time in ms. */
  readonly at?: number;
  /** Key for the comparison: `status 15`, `call sl_Socket`. Absent if a record cannot contain it. */
  readonly record?: string;
  readonly mark?: Mark;
}
