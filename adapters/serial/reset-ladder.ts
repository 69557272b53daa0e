import { constants } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import type { DeviceSetup } from '../adapter';
import { CANNOT_DO, cannotDo } from '../cannot-do';
import type { Operator } from '../operator';
import type { BoardSettings } from './board-settings';
import type { Conversation } from './conversation';
import { runResetCommand } from './reset-command';

const { returnCode } = constants;

/** A reset cannot restore a lost port or a lost bench, and cannot add words to the console. */
const isWorthAnotherRung = ({ code }: ProvtckError): boolean =>
  code !== 'PORT_LOST' && code !== CANNOT_DO && !code.startsWith('BENCH_');

/** Time limits of a reset, in ms of device time. */
const bounds = {
  /** Maximum time for a process to end after a stop, and interval of the check. */
  unblock: 15_000,
  look: 500,
  /** Time limit of the restore of the factory settings. */
  restore: 90_000,
} as const;

/** Number of restarts of the network processor before the next step. */
const RESTARTS = 4;

/** The steps that restore a board, the mildest first. */
interface Rungs {
  /** Whether a command can end a process. */
  readonly canOrderStop: boolean;
  /** Shell command that resets the board with external hardware. */
  readonly resetCommand: string | undefined;
  /** The command that restores the factory state. */
  readonly restoreCommand: string;
  /** An operator who can press a button. */
  readonly operator: Operator | undefined;
}

/**
 * Puts a board into the initial state of a scenario. The settings are read while the board runs, and those that differ are
 * written and read back. Then the board is restarted once more, and the console stays silent: every command after
 * `AT+Start`, even a query, would suppress auto-provisioning.
 */
export class ResetLadder {
  /** The reason why every step failed; the steps are not tried again. */
  private broken: ProvtckError | undefined;

  /** @param forget called when all earlier data is obsolete */
  constructor(
    private readonly conversation: Conversation,
    private readonly settings: BoardSettings,
    private readonly rungs: Rungs,
    private readonly forget: () => void,
  ) {}

  /**
   * @throws ProvtckError `PORT_LOST`, or `RESET_FAILED` with the tried steps. Every later call throws it too: a board
   * that cannot be reset ends the run
   */
  async reset(setup: DeviceSetup): Promise<void> {
    if (this.broken !== undefined) throw this.broken;
    const { console } = this.conversation;
    const failures: string[] = [];
    console.booting = true;
    for (const [name, prepare] of this.ways()) {
      try {
        await prepare();
        await this.establish(setup);
        console.booting = false;
        return;
      } catch (error) {
        if (!(error instanceof ProvtckError) || !isWorthAnotherRung(error)) throw error;
        failures.push(`${name}: ${error.code}, ${error.message}`);
      }
    }
    this.broken = new ProvtckError(
      'RESET_FAILED',
      `the board could not be put into the initial state of a scenario\n${failures.join('\n')}`,
      'Reset it manually and run again; --reset-command "…" automates this.',
    );
    throw this.broken;
  }

  /**
   * Makes the board run and accept commands. A process that had to be ended can leave a role that is not the stored one, so
   * another restart follows.
   *
   * @returns whether the board runs with its stored settings
   */
  async bringUp(): Promise<boolean> {
    let ended = false;
    for (let restarts = 0; restarts < RESTARTS; restarts += 1) {
      await this.restart();
      if (!(await this.isBlocked())) return true;
      if (!(await this.endProcess())) continue;
      if (ended) return false;
      ended = true;
    }
    throw new ProvtckError(
      'BOARD_BLOCKED',
      'provisioning continues after every attempt to stop it',
      'Switch the board off and on.',
    );
  }

  /** A process can continue after a restart, until a stop ends it or it fails. Returns whether it has ended. */
  private async endProcess(): Promise<boolean> {
    const { conversation, rungs } = this;
    if (rungs.canOrderStop) await conversation.send('AT+WlanProvisioning=stop,remain,0,,0');
    const { time } = conversation;
    for (const latest = time.now() + bounds.unblock; time.now() < latest; ) {
      await time.pass(time.now() + bounds.look, () => false);
      if (!(await this.isBlocked())) return true;
    }
    return false;
  }

  private *ways(): Generator<[string, () => Promise<void>]> {
    const { conversation, rungs } = this;
    const { console } = conversation;
    yield [
      'restart of the network processor',
      async () => {
        if (console.fault !== undefined || console.underWay !== undefined) await conversation.synchronise();
      },
    ];
    yield ['factory restore', () => this.restore()];
    const { resetCommand, operator } = rungs;
    if (resetCommand !== undefined) yield ['external reset', () => this.external(resetCommand)];
    if (operator !== undefined) yield ['manual reset', () => this.byHand(operator)];
  }

  private async establish(setup: DeviceSetup): Promise<void> {
    const { conversation, settings, forget } = this;
    const isStored = await this.bringUp();
    if (setup.fresh) await this.restoreFactory();
    else {
      await settings.establishRole(setup.role, isStored, () => this.restart());
      await settings.establish(setup, isStored);
    }
    await this.stop();
    forget();
    if (setup.started) await this.expectOk('AT+Start');
    else await conversation.time.pass(conversation.time.now(), () => true);
  }

  /** Stops and starts the network processor. */
  private async restart(): Promise<void> {
    await this.stop();
    await this.expectOk('AT+Start');
  }

  private async stop(): Promise<void> {
    const { final } = await this.conversation.send('AT+Stop=200');
    const code = final.kind === 'error' ? final.code : 0;
    if (code >= 0 || code === returnCode.SL_RET_CODE_DEV_NOT_STARTED) return;
    throw new ProvtckError('SETUP_REFUSED', `AT+Stop=200 ended with ${code}`, 'Reset the board.');
  }

  private async expectOk(text: string, within?: number): Promise<void> {
    const { final } = await this.conversation.send(text, within);
    if (final.kind === 'ok') return;
    throw new ProvtckError('SETUP_REFUSED', `${text} ended with ${final.class}, ${final.code}`, 'Reset the board.');
  }

  private async isBlocked(): Promise<boolean> {
    const { final } = await this.conversation.send('AT+WlanPolicyGet=connection');
    return final.kind === 'error' && final.class === 'process command';
  }

  private async restore(): Promise<void> {
    await this.conversation.synchronise();
    await this.bringUp();
    await this.restoreFactory();
  }

  /** Some boards boot afterwards, others need a restart of the network processor; both get time for it. */
  private async restoreFactory(): Promise<void> {
    const { conversation, rungs } = this;
    const { console } = conversation;
    const { boots } = console.counts;
    const flight = console.begin(rungs.restoreCommand);
    const { time } = conversation;
    const isOver = (): boolean =>
      flight.final !== undefined || console.counts.boots > boots || console.fault !== undefined;
    await time.pass(time.now() + bounds.restore, isOver);
    const { final } = flight;
    if (final !== undefined && conversation.isUnknown(final))
      throw cannotDo(`this firmware does not know ${rungs.restoreCommand}`);
    if (final?.kind === 'error')
      throw new ProvtckError('SETUP_REFUSED', `${rungs.restoreCommand} ended with ${final.code}`, 'Reset the board.');
    // A command without parameters announces the boot of a module; a file command does not always boot.
    if (!rungs.restoreCommand.includes('=')) await conversation.boot(boots);
    if (final === undefined && console.counts.boots === boots)
      throw new ProvtckError('SETUP_REFUSED', `${rungs.restoreCommand} has not ended`, 'Reset the board.');
    if (console.counts.boots > boots) await conversation.synchronise();
    await this.restart();
  }

  private async external(command: string): Promise<void> {
    const { boots } = this.conversation.console.counts;
    await runResetCommand(command);
    await this.conversation.boot(boots);
    await this.conversation.synchronise();
  }

  private async byHand(operator: Operator): Promise<void> {
    const { boots } = this.conversation.console.counts;
    await operator.ask('Press the reset button of the board.');
    await this.conversation.boot(boots);
    await this.conversation.synchronise();
  }
}
