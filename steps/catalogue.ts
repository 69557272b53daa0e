import { StepCatalogue } from '../runtime/step-catalogue';
import type { StepOf } from '../runtime/step-definition';
import { deviceSteps } from './device.steps';
import { driverSteps } from './driver.steps';
import { hostSteps } from './host.steps';
import { phoneSteps } from './phone.steps';
import { reportSteps } from './reports.steps';

const definitions = [...deviceSteps, ...driverSteps, ...hostSteps, ...phoneSteps, ...reportSteps] as const;

/** A step of the suite as data. */
export type Step = StepOf<(typeof definitions)[number]>;

/** Every step of the suite: the one parser, the one renderer, and what carries them out. */
export const stepCatalogue = new StepCatalogue<Step>(definitions);
