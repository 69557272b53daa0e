import type { ParameterType, Table, ValueOf } from './parameter-type';
import type { ProvisioningWorld } from './world';

/** Types of the values of a step, in the order of their places in its text; the table comes last. */
export type FieldTypes = { readonly [field: string]: ParameterType<never> | ParameterType<string> | Table };

/** A step as data: its kind and its values. */
export type StepData<Kind extends string, Fields> = { readonly kind: Kind } & {
  readonly [Field in keyof Fields]: ValueOf<Fields[Field]>;
};

/** Whether a step is a state, an act or an observation. */
export type Keyword = 'Given' | 'When' | 'Then';

/** All that there is to say of a kind of step. */
export interface StepDefinition<Kind extends string = string, Fields = FieldTypes> {
  /** Unique in the catalogue, for example `host.call`. */
  readonly kind: Kind;
  readonly keyword: Keyword;
  /** How features write it: a cucumber expression of fixed text and parameter types. */
  readonly expression: string;
  readonly fields: Fields;
  /** Carries it out. */
  run(world: ProvisioningWorld, step: StepData<Kind, Fields>): Promise<void> | void;
}

/** The step data of a definition, or of a union of definitions. */
export type StepOf<Definition> =
  Definition extends StepDefinition<infer Kind, infer Fields> ? Readonly<StepData<Kind, Fields>> : never;

/** Defines a step. The types of its values follow from `fields`. */
export const defineStep = <const Kind extends string, const Fields>(
  definition: StepDefinition<Kind, Fields>,
): StepDefinition<Kind, Fields> => definition;
