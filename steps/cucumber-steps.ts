/** Registers the catalogue with cucumber, for a run by `npx cucumber-js` or by its workers. */
import { type DataTable, defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import type { ParameterType, Rows } from '../runtime/parameter-type';
import type { StepDefinition } from '../runtime/step-definition';
import { stepCatalogue } from './catalogue';
import { type CucumberWorld, cucumberStatus } from './cucumber-world';
import { string } from './parameter-types';

/** Types that cucumber defines itself. */
const builtIn: readonly string[] = [string.name];

/** The keyword with which cucumber lists the steps of a class. */
const REGISTER = { state: Given, action: When, observation: Then } as const;

function registerType({ name, pattern, parse }: ParameterType<unknown>): void {
  defineParameterType({ name, regexp: new RegExp(pattern), transformer: (text: string) => parse(text) });
}

/** Cucumber counts the parameters of a function, and passes a callback after them. */
function registerStep({ kind, class: stepClass, expression, fields }: StepDefinition): void {
  const types = Object.values(fields);
  const places = types.filter((type) => 'pattern' in type).length;
  const code = async function (this: CucumberWorld, ...given: readonly unknown[]): Promise<unknown> {
    const rows: Rows | undefined = places < types.length ? (given[places] as DataTable).raw() : undefined;
    const step = stepCatalogue.stepFrom(kind, given.slice(0, places), rows);
    const { scenario } = this;
    return cucumberStatus(await scenario.attempt(() => stepCatalogue.run(scenario.world, step)));
  };
  Object.defineProperty(code, 'length', { value: types.length });
  REGISTER[stepClass](expression, code);
}

for (const type of stepCatalogue.parameterTypes) if (!builtIn.includes(type.name)) registerType(type);
for (const definition of stepCatalogue.definitions) registerStep(definition);
