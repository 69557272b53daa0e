import { NotExamined, requireThat } from '../check-result';
import { type Check, silence, startAndStop } from './check';

const status = 'SL_WLAN_EVENT_PROVISIONING_STATUS';

/** Checks that the members that the suite reads are present and have the right type. */
export const contentsChecks: readonly Check[] = [
  {
    clause: 'A provisioning status contains its number',
    async examine(subject) {
      const { adapter } = subject;
      await startAndStop(subject);
      let count = 0;
      const end = adapter.clock.now() + silence;
      for (;;) {
        const event = await adapter.nextEvent(end);
        if (event === undefined) break;
        if (event.name !== status) continue;
        count += 1;
        const { ProvisioningStatus } = event.data;
        requireThat(
          Number.isInteger(ProvisioningStatus),
          `${status} contains the ProvisioningStatus ${JSON.stringify(ProvisioningStatus)}.`,
        );
      }
      if (count === 0) throw new NotExamined('no provisioning status arrived after a start and a stop of provisioning');
    },
  },
];
