import { killsOf, type RuleView } from '../rule-view';
import type { KnownMutant } from '../spec';

/** The monitors of a rule, the decisions of the reference device that satisfy it, and the devices that break it. */
export function MonitoredRules({ view: { monitors, decisions, breaking } }: { view: RuleView }) {
  return (
    <>
      {monitors.length > 0 && (
        <>
          <h2 id="monitors">Monitors that check it</h2>
          <ul>
            {monitors.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
      {decisions.length > 0 && (
        <>
          <h2 id="decisions">Decisions of the reference device that satisfy it</h2>
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
                <code>{mutant.id}</code>: {mutant.story} <Detected mutant={mutant} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Detected({ mutant }: { mutant: KnownMutant }) {
  const kills = killsOf(mutant);
  if (kills === undefined) return null;
  return kills.seen ? <span class="faint">{kills.says}</span> : <strong class="fail">{kills.says}</strong>;
}
