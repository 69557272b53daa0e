import { type RuleView, sightOf } from '../rule-view';
import type { KnownMutant } from '../spec';

/** Who watches a rule, which decisions of the reference device keep it, and which devices break it. */
export function Watched({ view: { monitors, decisions, breaking } }: { view: RuleView }) {
  return (
    <>
      {monitors.length > 0 && (
        <>
          <h2 id="monitors">Monitors that watch it</h2>
          <ul>
            {monitors.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
      {decisions.length > 0 && (
        <>
          <h2 id="decisions">How the reference device keeps it</h2>
          <ul>
            {decisions.map(({ decision, file }) => (
              <li>
                {decision} <span class="faint">({file})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {breaking.length > 0 && (
        <>
          <h2 id="mutants">Devices that break it</h2>
          <ul>
            {breaking.map((mutant) => (
              <li>
                <code>{mutant.id}</code>: {mutant.story} <Seen mutant={mutant} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Seen({ mutant }: { mutant: KnownMutant }) {
  const sight = sightOf(mutant);
  if (sight === undefined) return null;
  return sight.seen ? <span class="faint">{sight.says}</span> : <strong class="fail">{sight.says}</strong>;
}
