import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { type Ledger, loadLedger } from '../ledger/ledger';
import { packageRoot } from '../ledger/package-root';
import { partyProfiles } from '../ledger/parties';
import { counted, Terminal } from '../reports/terminal';
import { ownSources, type Sources } from '../runtime/cucumber';
import { stepCatalogue } from '../steps/catalogue';
import { checkCoverage, type Locate } from './lint/coverage';
import { checkErrata } from './lint/errata';
import { checkHostObligations } from './lint/host-obligations';
import { type LintFinding, sorted } from './lint/lint-finding';
import { checkPartyFeatures } from './lint/party-features';
import { checkPrintedTimes } from './lint/printed-times';
import { checkScenarios } from './lint/scenario-conventions';
import { checkStepClasses } from './lint/step-classes';
import { checkSteps, stepNumbers } from './lint/step-conventions';
import { readSuite, type SuiteText } from './lint/suite-text';
import { checkTitles } from './lint/titles';
import { checkTrace } from './lint/trace';
import { catalogueOf } from './party';

/** Result of a lint. */
interface LintReport {
  readonly findings: readonly LintFinding[];
  /** The size of the suite in one line. */
  readonly numbers: string;
}

/** `provtck lint` */
export function lintCommand(finish: (exitCode: number) => void): Command {
  return new Command('lint').action(async () => {
    const terminal = new Terminal(process.stdout);
    const { findings, numbers } = await lintSuite();
    for (const { uri, line, message } of findings) terminal.line(`${uri}:${line}: ${message}`);
    terminal.line(numbers);
    finish(findings.length === 0 ? 0 : 1);
  });
}

/**
 * Checks features and ledger against the conventions that reports and readers depend on.
 *
 * @param ledgerFolder folder of a ledger other than the suite's own
 */
export async function lintSuite(
  sources: Sources = ownSources,
  ledgerFolder = join(packageRoot(), 'ledger'),
): Promise<LintReport> {
  const ledger = loadLedger(ledgerFolder);
  const suite = await readSuite(sources);
  const classes = new Map(stepCatalogue.definitions.map(({ expression, class: stepClass }) => [expression, stepClass]));
  const findings = sorted([
    ...suite.faults,
    ...checkScenarios(suite, ledger),
    ...checkTitles(suite),
    ...checkSteps(suite),
    ...checkStepClasses(suite, classes),
    ...checkPrintedTimes(suite),
    ...checkHostObligations(suite),
    ...(sources === ownSources ? partyProfiles() : []).flatMap((profile) =>
      checkPartyFeatures(profile, catalogueOf(profile), ledger),
    ),
    ...checkErrata(ledgerFolder, ledger),
    ...checkCoverage(suite, ledger, ruleLocator(ledgerFolder)),
    ...checkTrace(ledgerFolder, ledger, ruleLocator(ledgerFolder)),
  ]);
  return { findings, numbers: numbersOf(suite, ledger, findings.length) };
}

function numbersOf(suite: SuiteText, ledger: Ledger, findings: number): string {
  const { shapes, medianSteps } = stepNumbers(suite);
  const planned = ledger.rules.filter((rule) => rule.planned).length;
  return [
    `${counted(ledger.rules.length, 'rule')} (${planned} planned)`,
    counted(suite.featureCount, 'feature'),
    counted(suite.pickles.length, 'scenario'),
    counted(shapes, 'step shape'),
    `median ${counted(medianSteps, 'step')}`,
    counted(findings, 'finding'),
  ].join(', ');
}

/** Reads the files only when a finding needs a location. */
function ruleLocator(ledgerFolder: string): Locate {
  let places: Map<string, { uri: string; line: number }> | undefined;
  return (id) => {
    places ??= locateRules(join(ledgerFolder, 'rules'));
    return places.get(id) ?? { uri: 'ledger/rules', line: 1 };
  };
}

function locateRules(folder: string): Map<string, { uri: string; line: number }> {
  const places = new Map<string, { uri: string; line: number }>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const uri = relative(packageRoot(), join(folder, name));
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .forEach((text, index) => {
        const id = /"id":\s*"(PROV-[^"]+)"/.exec(text)?.[1];
        if (id !== undefined) places.set(id, { uri, line: index + 1 });
      });
  }
  return places;
}
