import { setImmediate } from 'node:timers/promises';
import {
  After,
  AfterAll,
  Before,
  BeforeStep,
  type ITestCaseHookParameter,
  type ITestStepHookParameter,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber';
import type { DeviceIdentity } from '../adapters/adapter';
import { isCannotDo } from '../adapters/cannot-do';
import { type Answerer, OUTCOME_MEDIA_TYPE, type Outcome } from '../judge/outcome';
import { applicability } from '../ledger/applicability';
import { ProvtckError } from '../ledger/error';
import { demandOf } from './demand';
import { DeviceFault, NotApplicable } from './faults';
import { leaveRoom, roomFor } from './room';
import { ProvisioningWorld } from './world';

setWorldConstructor(ProvisioningWorld);

// Every wait has a bound of its own in device time; a board takes minutes where the simulator takes none.
setDefaultTimeout(-1);

type Definition = (this: ProvisioningWorld, ...args: unknown[]) => unknown;

/** Every step and hook runs in here, so that a scenario that does not apply ends as skipped, with its reason. */
setDefinitionFunctionWrapper(
  (definition: Definition) =>
    async function (this: ProvisioningWorld, ...args: unknown[]): Promise<unknown> {
      try {
        return await definition.apply(this, args);
      } catch (error) {
        if (error instanceof NotApplicable || isCannotDo(error)) {
          this.notApplicable = error.message;
          return 'skipped';
        }
        if (error instanceof DeviceFault) this.violation = error.violation;
        else if (error instanceof ProvtckError) {
          const { code, message, hint } = error;
          this.fault = { code, message, hint };
        }
        throw error;
      }
    },
);

Before(async function (this: ProvisioningWorld, { pickle }: ITestCaseHookParameter) {
  // In virtual time a run never rests; without this a signal would be heard at its end only.
  await setImmediate();
  this.room = await roomFor(this.parameters);
  const { capabilities, ledger, without, transcript } = this.room;
  const home = pickle.tags.find((tag) => tag.name.startsWith('@PROV-'));
  if (home !== undefined) this.rule = ledger.rule(home.name.slice(1));
  transcript.append({ kind: 'scenario', scenario: pickle.name });
  const verdict = applicability(without, capabilities, demandOf(pickle));
  if (!verdict.applicable) throw new NotApplicable(verdict.reason);
});

BeforeStep(function (this: ProvisioningWorld, { pickleStep }: ITestStepHookParameter) {
  const t = this.begun ? { t: this.room?.adapter.elapsed() ?? 0 } : {};
  this.room?.transcript.append({ kind: 'step', ...t, step: pickleStep.text });
});

After(async function (this: ProvisioningWorld) {
  // What the device has said by now belongs to this scenario. Where it can no longer be asked the verdict has been given.
  if (this.begun) await this.room?.adapter.drain().catch(() => {});
  const outcome: Outcome = {
    ...(this.notApplicable !== undefined && { notApplicable: this.notApplicable }),
    ...(this.violation !== undefined && { violation: this.violation }),
    ...(this.fault !== undefined && { fault: this.fault }),
    observations: this.begun ? this.session.observations : [],
    notIssued: this.begun ? this.session.notIssued : [],
    deviceMs: this.begun ? this.session.elapsed() : 0,
    ...(this.room !== undefined && { device: answerer(this.room.device) }),
  };
  this.room?.transcript.settle();
  this.attach(JSON.stringify(outcome), OUTCOME_MEDIA_TYPE);
});

const answerer = ({ part, versions, uncertainty = 0 }: DeviceIdentity): Answerer => ({
  part,
  versions,
  uncertaintyMs: uncertainty,
});

AfterAll(leaveRoom);
