import type { ParameterType, Table, ValueOf } from './parameter-type';
import type { ProvisioningWorld } from './world';

/** Types of the values of a step, in the order of their places in its text; the table comes last. */
type FieldTypes = { readonly [field: string]: ParameterType<never> | ParameterType<string> | Table };

/** A step as data: its kind and its values. */
export type StepData<Kind extends string, Fields> = { readonly kind: Kind } & {
  readonly [Field in keyof Fields]: ValueOf<Fields[Field]>;
};

/**
 * The class of a step, from which the lint derives the keywords under which it may occur. A `state` belongs under Given, an
 * `action` under Given or When, an `observation` under Given or Then.
 */
export const STEP_CLASSES = ['state', 'action', 'observation'] as const;
export type StepClass = (typeof STEP_CLASSES)[number];

/** The definition of one kind of step. */
export interface StepDefinition<Kind extends string = string, Fields = FieldTypes> {
  /** Unique in the catalogue, for example `host.call`. */
  readonly kind: Kind;
  readonly class: StepClass;
  /** The text in features: a cucumber expression of fixed text and parameter types. */
  readonly expression: string;
  /** What the suite does or checks, in one sentence. */
  readonly meaning: string;
  readonly fields: Fields;
  /** The optional features of a device that the step needs or switches off, besides those of its values. */
  features?(step: StepData<Kind, Fields>): readonly string[];
  /** Executes the step. */
  run(world: ProvisioningWorld, step: StepData<Kind, Fields>): Promise<void> | void;
}

/** The step data of a definition, or of a union of definitions. */
export type StepOf<Definition> =
  Definition extends StepDefinition<infer Kind, infer Fields> ? Readonly<StepData<Kind, Fields>> : never;

/** Defines a step. The types of its values follow from `fields`. */
export const defineStep = <const Kind extends string, const Fields>(
  definition: StepDefinition<Kind, Fields>,
): StepDefinition<Kind, Fields> => definition;
