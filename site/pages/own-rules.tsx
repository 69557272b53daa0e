import type { Result } from '../../judge/result-schema';
import { ownVerdict } from '../../reports/own-rules';
import { Badge } from '../layout';

/** The rules of the user with their verdicts, apart from those of SWRA513C. */
export function OwnRules({ result: { own } }: { result: Result }) {
  if (own === undefined) return null;
  return (
    <>
      <h2 id="own-rules">Own rules</h2>
      <p>
        {printed(ownVerdict(own))}. They are judged apart from the rules of SWRA513C and do not change their verdicts.
      </p>
      {own.incomplete.map((sentence) => (
        <p>{sentence}</p>
      ))}
      <table>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Level</th>
            <th scope="col">Verdict</th>
            <th scope="col">Statement</th>
          </tr>
        </thead>
        <tbody>
          {own.rules.map(({ id, level, verdict, statement, reason, violations: [first] }) => (
            <tr>
              <td>{id}</td>
              <td>{level}</td>
              <td>
                <Badge verdict={verdict} />
              </td>
              <td>
                {statement}
                {first !== undefined && (
                  <p>{`Expected ${first.expected}; observed ${first.seen} (${first.scenario}).`}</p>
                )}
                {first === undefined && reason !== undefined && <p>{reason}</p>}
                {own.observations
                  .filter(({ rule }) => rule === id)
                  .map(({ question, answer }) => (
                    <p>{`${question} ${answer}`}</p>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const printed = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
