/** Parameter types of the steps on the phone. */
import { choice, type ParameterType } from '../runtime/parameter-type';

/** An act of the phone without further values. */
export const phoneAct = choice('phoneAct', {
  'join device': 'joins the device',
  'join home network': 'joins the network "home"',
  leave: 'leaves',
  'ask for confirmation': 'asks for confirmation',
  'fetch result': 'fetches the result',
  'fetch earlier result': 'fetches the earlier result',
});

/** How the phone hands a profile to the device. Over its access point it joins the device first. */
export const profileRoute = choice('way', {
  HTTP: 'over HTTP',
  'access point': 'over its access point',
  'access point, confirmed': 'over its access point, to be confirmed',
  SmartConfig: 'by SmartConfig',
  'SmartConfig, broken off': 'by SmartConfig, broken off',
});

/** Whether the phone finds the device's own access point: after a role switch, without a wait for one, or not. */
export const visibility = choice('sight', {
  seen: 'sees',
  'seen at once': 'sees at once',
  unseen: 'does not see',
});

/** Whether the phone reads as always, or over both connections without following a redirect. */
export const wires = choice('wires', { usual: '', both: ' over HTTP and over HTTPS' });

/** A text that the phone should read. */
export type ExpectedText =
  | { readonly kind: 'one of'; readonly words: readonly string[] }
  | { readonly kind: 'at most'; readonly length: number }
  | { readonly kind: 'list'; readonly name: string };

/** A text that the phone should read: `"4 or 5"`, `at most 33 characters`, `a list with "home"`. */
export const expectedText: ParameterType<ExpectedText> = {
  name: 'text',
  pattern: '"[^"]*"|at most \\d+ characters|a list with "[^"]*"',
  parse(text) {
    const [, length] = /^at most (\d+) characters$/.exec(text) ?? [];
    if (length !== undefined) return { kind: 'at most', length: Number(length) };
    const [, list, quoted = ''] = /^(a list with )?"(.*)"$/s.exec(text) ?? [];
    return list === undefined ? { kind: 'one of', words: quoted.split(' or ') } : { kind: 'list', name: quoted };
  },
  format(text) {
    switch (text.kind) {
      case 'one of':
        return `"${text.words.join(' or ')}"`;
      case 'at most':
        return `at most ${text.length} characters`;
      case 'list':
        return `a list with "${text.name}"`;
    }
  },
};
