import type { SitePage } from '../layout';
import { featurePage } from '../links';
import { Scenario, scenarioStyle } from '../scenario';
import { runsOf, type Spec, shownResult, type WrittenFeature } from '../spec';

/** The page of one feature file. */
export function renderFeature(spec: Spec, feature: WrittenFeature): SitePage {
  const path = featurePage(feature);
  return {
    path,
    title: feature.name,
    style: scenarioStyle,
    children: (
      <>
        {feature.description.split(/\n\s*\n/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <h2 id="scenarios">Scenarios</h2>
        {feature.scenarios.map((scenario) => (
          <Scenario
            scenario={{ ...scenario, feature }}
            runs={runsOf(shownResult(spec), feature, scenario)}
            page={path}
            records={spec.recording?.timelines}
          />
        ))}
      </>
    ),
  };
}
