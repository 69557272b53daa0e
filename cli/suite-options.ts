import { type Adapters, isAdapterName, openAdapter } from '../adapters/registry';
import { type CertificateRequest, isOwnDevice } from '../judge/certifiable';
import type { Result, RunPartResult } from '../judge/result-schema';
import type { ScenarioChoice, Selection } from '../judge/rule-results';
import { type Deviations, loadDeviations } from '../ledger/deviation';
import { readingsFrom } from '../ledger/errata';
import { ProvtckError } from '../ledger/error';
import { type Ledger, loadLedger } from '../ledger/ledger';
import { loadPart } from '../ledger/part';
import type { PartyStatement } from '../ledger/party-statement';
import { quantities } from '../ledger/quantities';
import { checkStatement, loadStatement, type Statement } from '../ledger/statement';
import type { JUnitForm } from '../reports/junit';
import { type WrittenReport, writtenReports } from '../reports/write-reports';
import type { Attendance } from '../runtime/attendance';
import { ownSources, type Sources } from '../runtime/cucumber';
import type { WorkShare } from '../runtime/work-share';
import { claimOf } from './certificate-request';
import { checkCertifying } from './certify-options';
import type { Connection } from './connection';
import type { ExploreRequest } from './explore-request';
import { checkOwners } from './option-owners';
import { workers } from './option-values';
import { type OwnPlan, type OwnRules, planOwnRules } from './own-rules';
import { type PartyPlan, planParty } from './party';
import { checkTagExpression } from './tag-expression';
import { tagsOfRules } from './tags-of-rules';

/** Number of earlier runs that a folder of reports keeps. */
export const KEPT_RUNS = 3;

/** What cucumber's own formatters write. */
export const cucumberFormats = ['html', 'messages'] as const;
export type CucumberFormat = (typeof cucumberFormats)[number];
/** Adapters that only check their options when they are opened: they connect, start and bind nothing yet. */
const FREE_TO_OPEN: ReadonlySet<string> = new Set(['simulator', 'process', 'serial', 'nwp', 'phone-app']);

/** Data of a run that is replayed from its transcript. */
export interface ReplayedRun {
  /** Name of the adapter that replaces the device. */
  readonly standIn: string;
  /** Maximum error of a time in a scenario in ms, if it differs from that of the device. */
  readonly uncertaintyIn?: (scenario: string) => number | undefined;
  /** Faults of the transcript as a whole, as sentences; called after all of it was replayed. */
  faults(): readonly string[];
  /** The result with the times of the original run. */
  dated(result: Result): Result;
}

/** The options of a user. Each has a default: the reference device, the whole suite, no files. */
export interface SuiteOptions {
  /** Name of an adapter, `simulator` by default. */
  readonly adapter?: string;
  /** The TI part. */
  readonly device?: string;
  /** The statement of the party under test, parsed; a replayed run has it. */
  readonly party?: PartyStatement;
  /** File of a device statement in YAML or JSON, or the parsed statement. */
  readonly ics?: string | Statement;
  readonly hostDriver?: string;
  /** Type of the simulator's HTTP server: `loopback`, `https`, or both. */
  readonly http?: string;
  /** Program behind the adapter `process`. */
  readonly command?: string;
  /** How to connect to the board, for the adapter `serial`. */
  readonly connection?: Connection;
  readonly rules?: readonly string[];
  /** A tag expression of cucumber. */
  readonly tags?: string;
  /** Scenarios by their ids; all that rules and tags select without it. */
  readonly scenarios?: ScenarioChoice;
  /** Ends the run after the first scenario that shows a broken rule. */
  readonly bail?: boolean;
  /** The device has no bench, and other devices of the run have one: a scenario that does not apply here can apply there. */
  readonly benchElsewhere?: true;
  /** The parts of a run that was not made in one piece; only a joined transcript has them. */
  readonly parts?: readonly RunPartResult[];
  /** Interpretations of errata, `C18=text`. */
  readonly readings?: readonly string[];
  /** Files of known deviations: names of files of the suite, paths, or the parsed files of an earlier run. */
  readonly deviations?: readonly (string | Deviations)[];
  /** Date on which deviations are checked for expiry, `2026-11-23`; the current date (UTC) by default. */
  readonly today?: string;
  /** Applies every requirement of a certificate: the whole suite, each scenario once, in real time. */
  readonly certify?: boolean;
  /** Folder of the reports. Without it, no file is written. */
  readonly out?: string;
  /** Number of earlier runs whose reports stay in the folder, below `earlier`; 3 by default. */
  readonly keep?: number;
  /** Number of worker processes; 0 and 1 use this process. */
  readonly parallel?: number;
  /** Folder of another ledger. */
  readonly ledger?: string;
  /** Which reports to write; all of them by default. */
  readonly reports?: readonly WrittenReport[];
  /** Form of JUnit XML, `strict` by default. */
  readonly junit?: JUnitForm;
  /** What cucumber's own formatters write besides. Cucumber itself then runs the scenarios, which takes longer. */
  readonly formats?: readonly CucumberFormat[];
  /** Does not redact keys and pass phrases in the transcript. */
  readonly unredacted?: boolean;
  /** With it, all other options are those of the original run, and no transcript is written. */
  readonly replay?: ReplayedRun;
  /** Features and steps other than the suite's own. */
  readonly sources?: Sources;
  /** Rules of the user, which are judged apart. */
  readonly own?: OwnRules;
  /** Random sessions after the scenarios. */
  readonly explore?: ExploreRequest;
  /** Adapters of this run by their names, for a device in the same process. `adapter` names one of them. */
  readonly adapters?: Adapters;
  /** The person who attends the run, in this process. */
  readonly attendance?: Attendance;
  /** Distributes the scenarios among devices or parts of the run. */
  readonly share?: WorkShare;
  /** The order of the scenarios; that of the documents without it. */
  readonly order?: ScenarioOrder;
}

/** An order of scenarios. */
export interface ScenarioOrder {
  /** The seed that has decided between equal scenarios; the result names it. */
  readonly seed?: number;
  /** Ids of scenarios. A transcript does not contain them, because its scenarios have their order. */
  readonly ids?: readonly string[];
}

/** Validated options. */
export interface SuitePlan {
  readonly adapter: string;
  readonly part: string;
  /** The user has named no part; it is the default. */
  readonly partAssumed: boolean;
  readonly statement: Statement | undefined;
  /** Present if the run tests a party other than the device. */
  readonly party: PartyPlan | undefined;
  readonly hostDriver: string | undefined;
  readonly http: string | undefined;
  readonly command: string | undefined;
  readonly connection: Connection;
  readonly ledger: Ledger;
  readonly ledgerFolder: string | undefined;
  readonly readings: readonly string[];
  readonly deviations: readonly Deviations[];
  readonly selection: Selection;
  /** The selection as a tag expression; undefined for the whole suite. */
  readonly tagExpression: string | undefined;
  /** Present if the run is to certify the device. */
  readonly claim?: CertificateRequest;
  readonly bail: boolean;
  readonly benchElsewhere?: true;
  readonly parts: readonly RunPartResult[] | undefined;
  readonly out: string | undefined;
  readonly keep: number;
  readonly parallel: number;
  readonly reports: readonly WrittenReport[];
  readonly junit: JUnitForm;
  readonly formats: readonly CucumberFormat[];
  readonly unredacted: boolean;
  readonly replay: ReplayedRun | undefined;
  readonly sources: Sources;
  /** Rules of the user, with those of them that are selected; all of them if the list is empty. */
  readonly own?: OwnPlan & { readonly rules: readonly string[] };
  readonly explore: ExploreRequest | undefined;
  readonly adapters: Adapters;
  readonly attendance: Attendance | undefined;
  readonly share: WorkShare | undefined;
  readonly order: ScenarioOrder | undefined;
  /** Whether scenarios of SWRA513C are run. */
  readonly runsSuite: boolean;
}

/** Selects no scenario: every scenario has the tag of a rule. */
const NOTHING = '@provtck-nothing';

/** The default part. */
export const defaultPart = 'CC3220SF';

/**
 * Validates options as far as possible without a device.
 *
 * @throws ProvtckError about the first invalid option
 */
export async function planSuite(options: SuiteOptions): Promise<SuitePlan> {
  const { adapter = 'simulator', adapters = {}, connection = {}, parallel = 0, certify = false } = options;
  const { readings = [], tags, scenarios, replay } = options;
  checkOwners(options, adapter);
  checkSingleProcess(options);
  checkOwnProcess(options, adapter);
  if (isOwnDevice(adapter) && replay === undefined) await registerOwn(adapter, options);
  if (certify) checkCertifying(options);
  // Read before the first scenario: a missing time is an error of the statement, not of the bench.
  quantities();
  const { party, statement, ledger, sources } = await subjectOf(adapter, options);
  const part = partOf(options.device, statement);
  const { rules, own, runsSuite } = chosenRules(options, ledger);
  const { today = new Date().toISOString().slice(0, 10) } = options;
  const deviations = loadDeviations(options.deviations ?? [], ledger, today);
  // The files of the original run can be absent here.
  const unknown = certify && !isAdapterName(adapter, adapters);
  if (replay === undefined || FREE_TO_OPEN.has(adapter) || unknown) await checkAdapter(adapter, part, options);
  if (tags !== undefined) checkTagExpression(tags);
  const { bail = false, keep = KEPT_RUNS, reports = writtenReports, junit = 'strict' } = options;
  const { formats = [], unredacted = false } = options;
  return {
    adapter,
    part,
    partAssumed: options.device === undefined && statement === undefined,
    statement,
    party,
    hostDriver: options.hostDriver,
    http: options.http,
    command: options.command,
    connection,
    ledger,
    ledgerFolder: options.ledger,
    readings,
    deviations,
    ...(own && { own }),
    explore: options.explore,
    adapters,
    attendance: options.attendance,
    share: options.share,
    order: options.order,
    runsSuite,
    selection: { rules, ...(tags !== undefined && { tags }), ...(scenarios !== undefined && { scenarios }) },
    tagExpression: runsSuite ? tagExpression(ledger, selectedBy(rules, ledger, party), tags) : NOTHING,
    ...(certify && { claim: claimOf(adapter, options, part, { party, statement, ledger, sources }) }),
    bail,
    ...(options.benchElsewhere && { benchElsewhere: true as const }),
    parts: options.parts,
    out: options.out,
    keep,
    parallel: workers(parallel),
    reports,
    junit,
    formats,
    unredacted,
    replay,
    sources,
  };
}

/** Takes the place of a record whose settings alone are checked. */
const UNPLAYED: ReplayedRun = { standIn: '', faults: () => [], dated: (result) => result };

/**
 * Validates the options of a finished run as a run that certifies validates them. Nothing is connected, and files of
 * the run are not read.
 *
 * @param today day of the run, `2026-11-23`
 * @throws ProvtckError about the first invalid option
 */
export const planFinished = (options: SuiteOptions, today: string): Promise<SuitePlan> =>
  planSuite({ ...options, certify: true, today, replay: UNPLAYED });

/** The rules whose scenarios are run; all scenarios if there are none. */
const selectedBy = (rules: readonly string[], ledger: Ledger, party: PartyPlan | undefined): readonly string[] =>
  rules.length === 0 && party?.ofDevice === true ? ledger.rules.map(({ id }) => id) : rules;

/** What is tested, with the rules that bind it and their scenarios. */
async function subjectOf(
  adapter: string,
  options: SuiteOptions,
): Promise<Pick<SuitePlan, 'party' | 'statement' | 'ledger' | 'sources'>> {
  const party = await planParty(adapter, options);
  const ledger = loadLedger(options.ledger).withReadings(readingsFrom(options.readings ?? []));
  if (party === undefined)
    return { party, statement: statementFrom(options.ics), ledger, sources: options.sources ?? ownSources };
  return {
    party,
    statement: party.ofDevice ? statementFrom(options.ics) : undefined,
    ledger: party.rules(ledger),
    sources: options.sources ?? party.sources,
  };
}

function statementFrom(ics: SuiteOptions['ics']): Statement | undefined {
  if (typeof ics === 'string') return loadStatement(ics);
  // The statement in the header of a record is checked as its file was.
  if (ics !== undefined) checkStatement(ics);
  return ics;
}

/** The selected rules of SWRA513C and of the user. */
function chosenRules(
  options: SuiteOptions,
  ledger: Ledger,
): Pick<SuitePlan, 'own' | 'runsSuite'> & Pick<Selection, 'rules'> {
  const own = options.own === undefined ? undefined : planOwnRules(options.own, options.certify ?? false);
  const named = (options.rules ?? []).map((id) => id.toUpperCase());
  const ownRules = named.filter((id) => own?.ledger.rules.some((rule) => rule.id === id));
  const rules = [...new Set(named.filter((id) => !ownRules.includes(id)).map((id) => ledger.rule(id).id))];
  const onlyOwn = own !== undefined && (own.only || (rules.length === 0 && ownRules.length > 0));
  const runsOwn = own !== undefined && (named.length === 0 || ownRules.length > 0);
  return { rules, runsSuite: !onlyOwn, ...(runsOwn && { own: { ...own, rules: [...new Set(ownRules)] } }) };
}

/** Cucumber cannot select scenarios by id and cannot end a run early. */
function checkSingleProcess({ scenarios, bail, share, connection, parallel = 0, formats = [] }: SuiteOptions): void {
  if (parallel > 1 && connection?.port !== undefined)
    throw new ProvtckError(
      'PARALLEL_INVALID',
      `several processes cannot share the port ${connection.port}`,
      'Omit --parallel. Several boards share a run with --board port=…,bench=… for each of them.',
    );
  const selects = bail === true ? '--bail' : share !== undefined ? '--reconnect or --board' : scenarios?.limits[0];
  if (selects === undefined || (parallel <= 1 && formats.length === 0)) return;
  throw new ProvtckError(
    'OPTIONS_CONTRADICT',
    `cucumber runs the scenarios of ${parallel > 1 ? '--parallel' : '--format'}, and it cannot apply ${selects}`,
    'Omit one of them. --rule and --tags select scenarios for cucumber too.',
  );
}

/**
 * Registers the devices that break a rule as `mutant:<id>`, unless that name exists. They are many, so they
 * are loaded only if the options name one.
 *
 * @throws ProvtckError `PARALLEL_INVALID`: only this process knows them
 */
async function registerOwn(adapter: string, { parallel = 0, adapters }: SuiteOptions): Promise<void> {
  if (parallel > 1) throw inOneProcess(adapter);
  if (isAdapterName(adapter, adapters)) return;
  const { registerMutants } = await import('../mutants/catalogue');
  registerMutants();
}

const inOneProcess = (adapter: string): ProvtckError =>
  new ProvtckError(
    'PARALLEL_INVALID',
    `${adapter} runs in one process only`,
    'Omit --parallel; the device needs no real time, so workers save none.',
  );

/** Devices and persons of this process are not in the workers. @throws ProvtckError `PARALLEL_INVALID` */
function checkOwnProcess({ parallel = 0, adapters = {}, attendance }: SuiteOptions, adapter: string): void {
  if (parallel <= 1) return;
  if (Object.hasOwn(adapters, adapter)) throw inOneProcess(adapter);
  if (attendance !== undefined) throw inOneProcess('a run with a page');
}

/** The part of the option, or else of the statement. */
export function partOf(device: string | undefined, statement: Statement | undefined): string {
  const named = device === undefined ? undefined : loadPart(device).part;
  if (named !== undefined && statement !== undefined && named !== statement.part)
    throw new ProvtckError(
      'DEVICE_CONTRADICTED',
      `--device names ${named}, and ${statement.file} states ${statement.part}`,
      'Omit --device; the statement names the part.',
    );
  return named ?? statement?.part ?? defaultPart;
}

/** Opens and closes the adapter without connecting: only the adapter can check its options. */
async function checkAdapter(
  name: string,
  part: string,
  { hostDriver, http, command, connection, adapters }: SuiteOptions,
): Promise<void> {
  try {
    const adapter = await openAdapter(
      name,
      {
        part,
        ...connection,
        ...(hostDriver !== undefined && { hostDriver }),
        ...(http !== undefined && { http }),
        ...(command !== undefined && { command }),
      },
      adapters,
    );
    await adapter.close();
  } catch (error) {
    // Other errors are faults of the bench; the run meets them again and reports them.
    if (error instanceof ProvtckError) throw error;
  }
}

/** The scenarios of the rules and of the rules that imply them, limited by `tags`. */
function tagExpression(ledger: Ledger, rules: readonly string[], tags: string | undefined): string | undefined {
  const ids = new Set(rules.flatMap((id) => [id, ledger.rule(id).impliedBy ?? id]));
  return tagsOfRules([...ids], tags);
}
