import { sitePage } from '../layout';
import { featurePage } from '../links';
import { Scenario, scenarioStyle } from '../scenario';
import type { Spec, WrittenFeature } from '../spec';

/** One feature file, typeset. */
export function renderFeature(spec: Spec, feature: WrittenFeature): string {
  const path = featurePage(feature);
  return sitePage({
    path,
    title: feature.name,
    style: scenarioStyle,
    children: (
      <>
        {feature.description.split(/\n\s*\n/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        {feature.scenarios.map((scenario) => (
          <Scenario spec={spec} scenario={{ ...scenario, feature }} page={path} />
        ))}
      </>
    ),
  });
}
