import { doors } from '../cli/doors';
import { appObligations } from '../judge/obligations/app-obligations';
import { hostObligations } from '../judge/obligations/host-obligations';
import type { Obligation } from '../judge/obligations/obligation';
import { loadLedger } from '../ledger/ledger';
import { profileNamed as namedProfile, type PartyProfile, partyProfiles } from '../ledger/parties';
import { table } from './markdown-table';

const profileNamed = (name: string): PartyProfile => {
  const found = namedProfile(name);
  if (found === undefined) throw new Error(`there is no party ${name}`);
  return found;
};

const rulesOf = (adapter: string, obligations: readonly Obligation[]): string => {
  const ledger = loadLedger();
  const judged = new Map(obligations.map(({ rule, sentence }) => [rule, sentence]));
  const profile = partyProfiles().find((each) => each.adapter === adapter);
  return table(
    ['rule', 'level', 'what the suite watches'],
    ledger.rules
      .filter((rule) => rule.class === 'host-obligation' && rule.party === profile?.binds)
      .map(({ id, level, statement }) => [id, level, judged.get(id) ?? statement]),
  );
};

/** What a statement of a party can say. */
function statementOf(name: string): string {
  const { claims, times } = profileNamed(name);
  return table(
    ['claim or time', 'default', 'rules that need it', 'meaning'],
    [
      ...claims.map((each) => [`\`${each.claim}\``, String(each.default), each.rules.join(', '), each.meaning]),
      ...times.map(({ name: time, ms, most, meaning }) => [
        time,
        `${ms / 1_000} s, at most ${most / 1_000} s`,
        '',
        meaning,
      ]),
    ],
  );
}

/** Generated parts of the pages about doors and parties. */
export const partyParts: Readonly<Record<string, () => string>> = {
  doors: () =>
    table(
      ['on your desk', 'command', 'verdict on', 'rules'],
      doors(loadLedger()).map(({ desk, command, parties, page, rules }) => [
        `[${desk}](${page})`,
        `\`${command}\``,
        parties,
        String(rules.length),
      ]),
    ),
  'host application rules': () => rulesOf('application', hostObligations),
  'phone app rules': () => rulesOf('phone-app', appObligations),
  'host application statement': () => statementOf('host application'),
  'phone app statement': () => statementOf('phone app'),
};
