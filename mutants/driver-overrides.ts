import { type HostDriverDecisions, referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';

type Override = Partial<HostDriverDecisions>;

/** The driver does not check in one function whether the APIs are blocked. */
export const ungated = (name: string): Override => ({
  isGated: (fn) => fn.name !== name && referenceDriverDecisions.isGated(fn),
});

/** The driver refuses one function and still sends its command. */
export const sendsRefused = (name: string): Override => ({ dropsRefused: (refused) => refused !== name });

/** The driver delivers or suppresses events otherwise where the exception returns a value. */
export const eventFilter = (exception: (event: string, blocked: boolean) => boolean | undefined): Override => ({
  delivers: (event, blocked) => exception(event, blocked) ?? referenceDriverDecisions.delivers(event, blocked),
});

/** The driver always delivers one event. */
export const passesEvent = (name: string): Override => eventFilter((event) => (event === name ? true : undefined));
