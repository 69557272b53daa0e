import { StepCatalogue } from '../runtime/step-catalogue';
import { applicationSteps } from './application.steps';
import { networkSteps } from './network.steps';

/** The steps of the features for host applications. */
export const applicationCatalogue: StepCatalogue = new StepCatalogue([...applicationSteps, ...networkSteps]);
