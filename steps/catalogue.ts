import { StepCatalogue } from '../runtime/step-catalogue';
import type { StepOf } from '../runtime/step-definition';
import { autoStartSteps } from './auto-start.steps';
import { deviceSteps } from './device.steps';
import { driverSteps } from './driver.steps';
import { hostSteps } from './host.steps';
import { networkSteps } from './network.steps';
import { phoneSteps } from './phone.steps';
import { reportSteps } from './reports.steps';

const definitions = [
  ...deviceSteps,
  ...networkSteps,
  ...hostSteps,
  ...autoStartSteps,
  ...phoneSteps,
  ...reportSteps,
  ...driverSteps,
] as const;

/** A step of the suite as data. */
export type Step = StepOf<(typeof definitions)[number]>;

/** Every step of the suite: its parser, its renderer, and its execution. */
export const stepCatalogue = new StepCatalogue<Step>(definitions);
