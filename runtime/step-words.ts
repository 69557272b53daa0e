/** Closed lists of words that steps take. */
import type { Fields } from '../adapters/adapter';

/** What the phone can do without further ado. */
export const PHONE_ACTS = [
  'joins the device',
  'joins the network "home"',
  'leaves',
  'asks for confirmation',
  'fetches the result',
  'fetches the earlier result',
] as const;
export type PhoneAct = (typeof PHONE_ACTS)[number];

/** Ways a profile comes to the device. */
export const PROFILE_ROUTES = [
  'over HTTP',
  'over its access point', // joins it first
  'over its access point, to be confirmed', // joins it first, and asks for the confirmation
  'by SmartConfig',
  'by SmartConfig, broken off',
] as const;
export type ProfileRoute = (typeof PROFILE_ROUTES)[number];

/** What can be recorded of a call or a try, besides the answer of a function that is called for it. */
export const OBSERVATION_WORDS = ['how the call was answered', 'whether the phone can join the device'] as const;
export type ObservationWord = (typeof OBSERVATION_WORDS)[number];

/** Ways the host makes a call: waiting for its return, not waiting, or once a probe interval from now on; or to restart the device. */
export const JOIN_MANNERS = [
  '',
  ' without waiting',
  ' all along',
  ' and sl_Start',
  ' at the early moment', // counted from the call of sl_Start
  ' at the last moment',
] as const;
export type JoinManner = (typeof JOIN_MANNERS)[number];

/** Devices that need no further description. */
export const DEVICES = [
  'an idle device',
  'an idle device within reach of the network "home"',
  'a device fresh from the factory',
] as const;
export type DeviceWord = (typeof DEVICES)[number];

/** Whether a device has been left running by its setup. */
export const POWERS = ['running', 'stopped'] as const;
export type PowerWord = (typeof POWERS)[number];

/** What a stop command asks for besides the stop: nothing, or to keep the role the device has at that moment. */
export const DURATION_WORDS = ['', ' and to stay in its role'] as const;
export type DurationWord = (typeof DURATION_WORDS)[number];

/** Roles a device can be in after a process. */
export const ROLES = ['a station', 'an access point'] as const;
export type RoleWord = (typeof ROLES)[number];

/** Whether the phone finds the device's own access point: after a role switch, without having to wait for one, or not. */
export const VISIBILITY_WORDS = ['sees', 'sees at once', 'does not see'] as const;
export type VisibilityWord = (typeof VISIBILITY_WORDS)[number];

/** Whether a start has to succeed, its answer is what a scenario is about, or nobody waits for it. */
export const ATTEMPTS = ['starts', 'tries to start', 'begins to start'] as const;
export type AttemptWord = (typeof ATTEMPTS)[number];

/** What can befall the two sides of the seam between host driver and network processor. */
export const DRIVER_CONDITIONS = [
  'the host driver needs a restart',
  'the network processor keeps its stop-complete message back',
] as const;
export type DriverCondition = (typeof DRIVER_CONDITIONS)[number];

/** What the network the device has joined shows of it. */
export const TRAFFIC = [
  'has made itself known by broadcast',
  'has made itself known by multicast',
  'has opened no connection of its own',
] as const;
export type Traffic = (typeof TRAFFIC)[number];

/** Whether the phone reads as always, or over the plain and the secured connection and follows no redirect. */
export const WIRES = ['', ' over HTTP and over HTTPS'] as const;
export type Wires = (typeof WIRES)[number];
/** What the seam shows that the host driver has done. */
export const DRIVER_FINDINGS = [
  'the host driver has sent the key with its length, as AES and in the default group',
  'the host driver has not restarted the device',
  'the host driver has restarted the device once',
  'the host driver has restarted the device twice',
  'it is recorded whether the host driver has restarted the device',
] as const;
export type DriverFinding = (typeof DRIVER_FINDINGS)[number];

/** What a message of the network processor brings besides its status byte. */
export interface Cargo {
  readonly event?: string;
  readonly data?: Fields;
}

/** Whether a report has to come or must stay away. */
export const ARRIVAL_WORDS = ['reports', 'does not report'] as const;
export type ArrivalWord = (typeof ARRIVAL_WORDS)[number];

/** A text the phone should read: one of some words, any of a length, or a list that holds a name. */
export type Text =
  | { readonly kind: 'one of'; readonly words: readonly string[] }
  | { readonly kind: 'at most'; readonly length: number }
  | { readonly kind: 'list'; readonly name: string };
