import type { Adapter, CallOutcome, DeviceEvent, Fields } from '../adapters/adapter';
import { ProvtckError } from '../ledger/error';
import { exportOf, loadUserModule } from '../ledger/user-module';
import type { ParameterType } from './parameter-type';
import { StepCatalogue } from './step-catalogue';
import { STEP_CLASSES, type StepClass, type StepData, type StepDefinition } from './step-definition';

/** The device in one scenario, as a step of the user sees it. Times are in ms of device time. */
export interface StepSession {
  readonly adapter: Pick<Adapter, 'clock' | 'bench' | 'driverPort'>;
  /** All calls of the scenario, oldest first. */
  readonly calls: readonly StepCall[];
  /** All events of the scenario, oldest first. */
  readonly events: readonly DeviceEvent[];
  /**
   * Calls a function of TI's API.
   *
   * @param args the harmless arguments of the suite unless given
   * @param within maximum time to wait; 0 does not wait
   * @throws NotApplicable if the adapter cannot call it: the scenario is not applicable then
   */
  call(name: string, args?: Fields, within?: number): Promise<StepCall>;
  /** The first event that `wanted` accepts and no step has taken; waits until the device time `until`. */
  take(wanted: (event: DeviceEvent) => boolean, until: number): Promise<DeviceEvent | undefined>;
  /** Lets device time pass. */
  pass(ms: number): Promise<void>;
  /** Device time at which something that is due within `ms` is certainly late, with the uncertainty of the clock. */
  deadline(ms: number): number;
  /** A named time of the suite, under the device statement: `milliseconds('call bound')`. */
  milliseconds(name: string): number;
  /** The error of a device that does something else than the rule demands: `throw session.fault(…)`. */
  fault(expected: string, seen: string, at?: number): Error;
}

/** A call that a scenario has made. */
export interface StepCall {
  readonly name: string;
  readonly arguments: Fields;
  /** Device times of the call and of its return. */
  readonly at: number;
  readonly returnedAt: number;
  readonly outcome: CallOutcome;
}

/** What the steps of one scenario share. */
export interface StepWorld {
  /** The device that an earlier step has set up. */
  readonly session: StepSession;
  /** The latest call. */
  readonly lastCall: StepCall;
  /** Records the answer to the question of the rule, which has the level MAY. */
  observe(answer: string): void;
}

/** A step of the user. */
export interface OwnStep<Kind extends string, Fields> {
  /** Unique among all steps, for example `acme.blink`. */
  readonly kind: Kind;
  /** A `state` belongs under Given, an `action` under Given or When, an `observation` under Given or Then. */
  readonly class: StepClass;
  /** The text of the step; each `{name}` is the name of a parameter type in `fields`. */
  readonly expression: string;
  /** What the step does or checks, in one sentence. */
  readonly meaning: string;
  /** The values of the text, in their order, and `table` for a table below it. */
  readonly fields: Fields;
  /**
   * Carries the step out. Throw `world.session.fault(…)` if the device breaks the rule. Every other error is a fault of
   * the bench, and the scenario is inconclusive.
   */
  run(world: StepWorld, step: StepData<Kind, Fields>): Promise<void> | void;
}

/** Defines a step of the user. The types of its values follow from `fields`. */
export const defineStep = <const Kind extends string, const Fields>(
  definition: OwnStep<Kind, Fields>,
): OwnStep<Kind, Fields> => definition;

/** Any text in double quotes. */
export const quotedText: ParameterType<string> = {
  name: 'text',
  pattern: '"[^"]*"',
  parse: (text) => text.slice(1, -1),
  format: (text) => `"${text}"`,
};

/** A whole number. */
export const wholeNumber: ParameterType<number> = { name: 'number', pattern: '\\d+', parse: Number, format: String };

/**
 * The steps of the suite together with the steps of modules of the user.
 *
 * @param modules paths, or `npm:` and a package; each exports a list of steps as default or as `steps`
 * @throws ProvtckError `STEPS_NOT_FOUND`, `STEPS_UNLOADABLE`, `STEPS_INVALID`
 */
export function withOwnSteps(suite: StepCatalogue, modules: readonly string[]): StepCatalogue {
  const own = modules.flatMap((name) => stepsIn(name, loadUserModule(name, { code: 'STEPS' })));
  if (own.length === 0) return suite;
  const kinds = new Set(suite.definitions.map(({ kind }) => kind));
  for (const { kind } of own) {
    if (kinds.has(kind))
      throw invalid(`two steps have the kind "${kind}"`, 'Give each own step a kind of its own, such as "acme.blink".');
    kinds.add(kind);
  }
  try {
    return new StepCatalogue([...suite.definitions, ...own]);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error), 'docs/own-rules.md describes a step.');
  }
}

function stepsIn(name: string, module: unknown): readonly StepDefinition[] {
  const steps = exportOf(module, ['steps'], isList);
  if (steps === undefined)
    throw invalid(`${name} exports no list of steps`, 'Export a list of `defineStep(…)` as default or as steps.');
  steps.forEach((step, index) => {
    if (!isStep(step))
      throw invalid(
        `step ${index + 1} of ${name} is not complete`,
        'A step has kind, class (state, action or observation), expression, meaning, fields and run; defineStep checks the types.',
      );
  });
  return (steps as readonly StepDefinition[]).map(bound);
}

/** The step with a world whose members can be taken apart. */
const bound = (definition: StepDefinition): StepDefinition => ({
  ...definition,
  run: (world, step) => {
    const shown: StepWorld = {
      get session() {
        return world.session;
      },
      get lastCall() {
        return world.lastCall;
      },
      observe: (answer) => world.observe(answer),
    };
    return definition.run(shown as typeof world, step);
  },
});

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const classes: readonly unknown[] = STEP_CLASSES;

function isStep(step: unknown): step is StepDefinition {
  const {
    kind,
    class: of,
    expression,
    meaning,
    fields,
    run,
  } = (step ?? {}) as Partial<Record<keyof StepDefinition, unknown>>;
  return (
    typeof kind === 'string' &&
    classes.includes(of) &&
    typeof expression === 'string' &&
    typeof meaning === 'string' &&
    typeof fields === 'object' &&
    fields !== null &&
    typeof run === 'function'
  );
}

const invalid = (message: string, hint: string): ProvtckError => new ProvtckError('STEPS_INVALID', message, hint);
