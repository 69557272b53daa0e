import type { ProfileVerdict, Result, RuleResult } from '../../judge/result-schema';
import { To } from '../layout';
import { pages } from '../links';
import type { Spec } from '../spec';
import { Terms } from '../terms';

const path = pages.overview;

/** A party, by the names that a result gives it. */
const PARTIES: readonly { readonly names: readonly string[]; readonly title: string }[] = [
  { names: ['device'], title: 'Device' },
  { names: ['driver'], title: 'Host driver' },
  { names: ['host', 'host application'], title: 'Host application' },
  { names: ['app', 'phone app'], title: 'App' },
];

const STYLES: Readonly<Record<ProfileVerdict, string>> = {
  conformant: 'pass',
  'non-conformant': 'fail',
  incomplete: 'inconclusive',
  'not-judged': 'not-judged',
};

/** A party with its verdict and its rules. */
interface PartyVerdict {
  readonly title: string;
  readonly verdict: ProfileVerdict;
  readonly rules: readonly RuleResult[];
}

/** The verdicts of a run by the names of the parties. A run on a host application or an app judges that party only. */
const verdictsIn = ({ run, party }: Result): Readonly<Record<string, ProfileVerdict>> =>
  party === undefined ? run.profiles : { [party.name]: run.verdict };

/** The parties of the ledger and of the result. A party that the result does not name is not judged. */
export function partyVerdicts({ ledger }: Pick<Spec, 'ledger'>, result: Result): readonly PartyVerdict[] {
  const { rules, party } = result;
  const verdicts = verdictsIn(result);
  const known = PARTIES.flatMap(({ names }) => names);
  const others = Object.keys(verdicts).filter((name) => !known.includes(name));
  return [...PARTIES, ...others.map((name) => ({ names: [name], title: name }))].map(({ names, title }) => {
    const name = names.find((each) => verdicts[each] !== undefined);
    return {
      title,
      verdict: name === undefined ? 'not-judged' : (verdicts[name] ?? 'not-judged'),
      rules: rules.filter((rule) => names.includes(party?.name ?? partyOf(rule, ledger))),
    };
  });
}

/** Who a rule binds. Rules for the tester bind no party here. */
function partyOf({ id, class: kind }: RuleResult, ledger: Spec['ledger']): string {
  if (kind === 'driver') return 'driver';
  return kind === 'host-obligation' && ledger.has(id) ? ledger.rule(id).party : 'device';
}

/** The verdict of each party. */
export function PartyVerdicts({ spec, result }: { spec: Spec; result: Result }) {
  return (
    <table id="parties">
      <thead>
        <tr>
          <th scope="col">
            <Terms text="Party" from={path} />
          </th>
          <th scope="col">
            <Terms text="Verdict" from={path} />
          </th>
          <th scope="col">
            <Terms text="Rules" from={path} />
          </th>
        </tr>
      </thead>
      <tbody>
        {partyVerdicts(spec, result).map(({ title, verdict, rules }) => (
          <tr>
            <th scope="row">
              <Terms text={title} from={path} />
            </th>
            <td>
              <To from={path} to={`${pages.verdicts}#run`}>
                <span class={`badge ${STYLES[verdict]}`}>
                  {verdict.replace('-', verdict === 'not-judged' ? ' ' : '-')}
                </span>
              </To>
            </td>
            <td>{rulesInWords(rules)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rulesInWords(rules: readonly RuleResult[]): string {
  const count = (verdict: RuleResult['verdict']) => rules.filter((rule) => rule.verdict === verdict).length;
  const parts = [
    [count('fail'), 'failed'],
    [count('inconclusive'), 'inconclusive'],
    [count('pass'), 'passed'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return `${words.length === 0 ? 'none judged' : words.join(', ')} of ${rules.length}`;
}
