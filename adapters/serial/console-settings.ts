import { roleName } from '../../ledger/constants';
import type { DeviceSetup, Fields } from '../adapter';
import { returnedBy } from './answers';
import { orderFor } from './at-commands';
import type { SettingsAccess } from './board-settings';
import type { Conversation } from './conversation';
import { bitsOf, wordNamed } from './vocabulary';

/** The settings of a board, reached by its console. */
export class ConsoleSettings implements SettingsAccess {
  constructor(private readonly conversation: Conversation) {}

  call(name: string, args: Fields): ReturnType<Conversation['call']> {
    return this.conversation.call(name, args);
  }

  async role(): Promise<DeviceSetup['role'] | undefined> {
    // The comma belongs to it: TI reads the first parameter up to one.
    const order = 'AT+WlanGet=connection,';
    if (!this.conversation.has(order)) return undefined;
    const { results } = await this.conversation.send(order);
    const role = roleName(wordNamed('role', results[0]?.split(',')[0] ?? '', true)?.value ?? Number.NaN);
    return role === 'ROLE_AP' ? 'AP' : role === 'ROLE_STA' ? 'STA' : undefined;
  }

  /** A console that lacks words of the policy does not show all of its bits. */
  async policy(): Promise<number | undefined> {
    const order = 'AT+WlanPolicyGet=connection';
    if (!this.conversation.hasAllWords('connectionPolicy') || !this.conversation.has(order)) return undefined;
    const { final, results } = await this.conversation.send(order);
    const words = results[0]?.split('|').filter((word) => word.trim() !== '');
    if (final.kind === 'error' || words === undefined) return undefined;
    if (words.some((word) => wordNamed('connectionPolicy', word.trim(), true) === undefined)) return undefined;
    return bitsOf('connectionPolicy', words.join('|'));
  }

  async accessPoint(option: string): Promise<string | undefined> {
    const order = orderFor('sl_WlanGet', { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: option });
    if (!this.conversation.has(order.text)) return undefined;
    const { final, results } = await this.conversation.send(order.text);
    if (final.kind === 'error') return undefined;
    const { value } = returnedBy(order.answer, results, final);
    if (value?.pValues === undefined) return undefined;
    const text = String(value.pValues);
    return option === 'SL_WLAN_AP_OPT_SECURITY_TYPE' ? (wordNamed('security', text, true)?.constant ?? text) : text;
  }
}
