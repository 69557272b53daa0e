import { type Pickle, PickleStepType } from '@cucumber/messages';
import type { StepClass } from '../../runtime/step-definition';
import type { LintFinding } from './lint-finding';
import type { SuiteText } from './suite-text';

/** The class of a step by the expression of its definition. */
type ClassByExpression = ReadonlyMap<string, StepClass>;

/** A step of a scenario with its class. */
interface ClassedStep {
  readonly text: string;
  readonly type: PickleStepType | undefined;
  readonly class: StepClass;
  readonly line: number;
}

/**
 * Checks that keywords and classes agree. Given is a state, and the actions and observations that lead to it. When is one action.
 * Then is an observation. A scenario can have several pairs of When and Then.
 *
 * @param classes empty for a suite without classes, which is not checked
 */
export function checkStepClasses(suite: SuiteText, classes: ClassByExpression): LintFinding[] {
  const definitions = new Map(suite.stepDefinitions.map(({ id, pattern }) => [id, classes.get(pattern.source)]));
  const stepClasses = new Map(
    suite.testCases.flatMap(({ testSteps }) =>
      testSteps.map(({ pickleStepId = '', stepDefinitionIds = [] }) => [
        pickleStepId,
        definitions.get(stepDefinitionIds[0] ?? ''),
      ]),
    ),
  );
  const classed = ({ steps }: Pickle): readonly ClassedStep[] =>
    steps.flatMap(({ id, text, type, astNodeIds }) => {
      const found = stepClasses.get(id);
      return found === undefined
        ? []
        : [{ text, type, class: found, line: suite.stepLines.get(astNodeIds[0] ?? '') ?? 1 }];
    });
  return suite.pickles.flatMap((pickle) => {
    const steps = classed(pickle);
    return steps.flatMap((step, index) => {
      const complaint = complaintAbout(step, steps[index - 1], steps[index + 1]);
      return complaint === undefined
        ? []
        : [{ uri: pickle.uri, line: step.line, message: `"${step.text}" ${complaint}` }];
    });
  });
}

function complaintAbout(
  step: ClassedStep,
  before: ClassedStep | undefined,
  after: ClassedStep | undefined,
): string | undefined {
  switch (step.type) {
    case PickleStepType.CONTEXT:
      if (before === undefined && step.class !== 'state') return `is an ${step.class}; a scenario begins with a state`;
      return undefined;
    case PickleStepType.ACTION:
      if (step.class !== 'action') return `is ${withArticle(step.class)} under When, which is one action`;
      if (before?.type === PickleStepType.ACTION) return 'is a second action under one When';
      return after === undefined ? 'is an action without an observation after it' : undefined;
    default:
      return step.class === 'observation'
        ? undefined
        : `is ${withArticle(step.class)} under Then, which is an observation`;
  }
}

const withArticle = (stepClass: StepClass): string => (stepClass === 'state' ? 'a state' : `an ${stepClass}`);
