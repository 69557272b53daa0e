import type { AdapterOptions } from '../adapters/adapter';
import type { RunRecord } from '../transcript/record';

/** What a run tells its support code, through cucumber's world parameters: what to open, and how to judge. */
export interface RunParameters extends Omit<AdapterOptions, 'trace' | 'operator'> {
  /** Adapter name, see `adapters/registry.ts`. */
  readonly adapter: string;
  /** Interpretations chosen for errata, for example `C18=text`. */
  readonly readings: readonly string[];
  /** Claims that a device statement takes back, see `ledger/claims.ts`. */
  readonly without?: readonly string[];
  /** What the statement of a host application or phone app claims, see `ledger/parties.ts`. */
  readonly partyClaims?: readonly string[];
  /** Times in ms that count in place of the suite's own. */
  readonly ixit?: { readonly [quantity: string]: number };
  /** Folder of another ledger than the suite's own. */
  readonly ledger?: string;
  /** File the transcript is written to; none without it. */
  readonly transcript?: string;
  /** Its first line. */
  readonly header?: RunRecord;
  /** Distinguishes two runs of one process whose other parameters are equal. */
  readonly run?: string;
  /** The command that opens the same device again, for the reports. */
  readonly repeat?: string;
}

/** A plain `npx cucumber-js` passes nothing: the reference device then. */
export const defaultParameters: RunParameters = { adapter: 'simulator', part: 'CC3220SF', readings: [] };
