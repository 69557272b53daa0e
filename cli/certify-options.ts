import { isOwnAdapter } from '../adapters/own-adapter';
import { isOwnDevice } from '../judge/certifiable';
import { ProvtckError } from '../ledger/error';

/** The options that can prevent a certificate. */
interface CertifyOptions {
  readonly adapter?: string;
  readonly connection?: { readonly timeScale?: number };
  readonly parallel?: number;
  readonly rules?: readonly string[];
  readonly tags?: string;
  readonly scenarios?: { readonly limits: readonly string[] };
  readonly bail?: boolean;
  readonly reports?: readonly string[];
  readonly ledger?: string;
  /** Rules of the user, with modules that have own steps. */
  readonly own?: { readonly require?: readonly string[] };
}

/** Conditions that change or exclude a part of the suite, or change the time of a board. */
export function checkCertifying(options: CertifyOptions): void {
  const { adapter = 'simulator', connection, parallel = 0, ...limits } = options;
  if (isOwnDevice(adapter))
    throw new ProvtckError(
      'CERTIFY_OWN_DEVICE',
      `${adapter} exists to calibrate the suite; a run on it certifies nothing`,
      'Name the adapter of the device that is to be certified.',
    );
  checkSignable(options);
  const limit = limitOf(limits);
  if (limit !== undefined)
    throw new ProvtckError(
      'CERTIFY_FILTERED',
      `a run that is limited by ${limit} certifies nothing`,
      'Certify with the whole suite; it excludes what does not apply to the device, with the reason.',
    );
  if (parallel > 1)
    throw new ProvtckError(
      'CERTIFY_PARALLEL',
      'a run in several processes has no record in one order, so it certifies nothing',
      'Leave --parallel out.',
    );
  if (connection?.timeScale !== undefined && connection.timeScale !== 1)
    throw new ProvtckError(
      'CERTIFY_TIME_SCALE',
      `a run at time scale ${connection.timeScale} certifies nothing`,
      'Omit --time-scale; it is for tests of the suite.',
    );
}

/**
 * Checks that a run which is signed, to be certified later, executes no code of the user and writes its transcript.
 *
 * @throws ProvtckError `CERTIFY_ADAPTER`, `CERTIFY_LEDGER`, `CERTIFY_OWN_STEPS` or `CERTIFY_REPORTS`
 */
export function checkSignable({ adapter = 'simulator', ledger, own, reports }: CertifyOptions): void {
  if (isOwnAdapter(adapter))
    throw new ProvtckError(
      'CERTIFY_ADAPTER',
      `the adapter ${adapter} runs code of its own inside the suite, so a run with it certifies nothing`,
      'Put the device behind the adapter protocol: --adapter process. docs/adapter-protocol.md describes it.',
    );
  if (ledger !== undefined)
    throw new ProvtckError(
      'CERTIFY_LEDGER',
      'a run with another ledger certifies nothing',
      "A certificate uses the suite's own ledger. Omit --ledger.",
    );
  if ((own?.require ?? []).length > 0)
    throw new ProvtckError(
      'CERTIFY_OWN_STEPS',
      'a run with own steps certifies nothing: their code runs inside the suite',
      'Omit --require and use the steps of the suite, or judge the own rules in a run of their own.',
    );
  if (reports !== undefined && !reports.includes('transcript'))
    throw new ProvtckError(
      'CERTIFY_REPORTS',
      'a run without a transcript certifies nothing',
      `Name it too: --reports ${[...reports, 'transcript'].join(',')}`,
    );
}

/** The option that limits the run, as the user wrote it; undefined for the whole suite. */
function limitOf({ rules = [], tags, scenarios, bail }: CertifyOptions): string | undefined {
  if (tags !== undefined) return '--tags';
  if (rules.length > 0) return '--rule';
  return scenarios?.limits[0] ?? (bail ? '--bail' : undefined);
}
