/** Who takes part, from left to right. */
export const lanes = ['host', 'device', 'phone', 'access point', 'cloud'] as const;
export type Lane = (typeof lanes)[number];

/** What is noticed about a message. */
export type Mark =
  | 'missing' // the document has it and the record has not
  | 'extra' // the record has it and the document has not
  | 'offending' // it broke the rule, or should have come here
  | 'unseen'; // no record can show it

/** Something that passes from one to another; from one to itself, something that happens there. */
export interface Message {
  readonly from: Lane;
  readonly to: Lane;
  readonly says: string;
  /** Device time in ms. */
  readonly at?: number;
  /** What it is compared by: `status 15`, `call sl_Socket`. Absent where no record can show it. */
  readonly record?: string;
  readonly mark?: Mark;
}
