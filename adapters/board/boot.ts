import type { ReferenceDevice } from '../simulator/reference-device';
import { moduleStartupLine, startupLine } from './event-lines';
import type { Firmware } from './firmware';

const RULE = '\t=======================================';

/** The first output of the demo; versions and address are invented. */
const bannerOf = (chip: string): readonly string[] => [
  RULE,
  '\t   AT Commands Example Ver: 1.1.1',
  RULE,
  `\t CHIP: ${chip}`,
  '\t MAC:  2.0.0.0',
  '\t PHY:  2.2.0.7',
  '\t NWP:  4.13.0.2',
  '\t ROM:  8736',
  '\t HOST: 3.0.1.71',
  '\t MAC address: 08:00:28:00:00:01',
];

/** The parts of the board that a boot needs. */
interface Booting {
  readonly firmware: Firmware;
  /** The chip id, as the console prints it. */
  readonly chip: string;
  print(line: string): void;
  /** The device runs, and the console starts to read. */
  ready(): void;
}

/**
 * The boot sequence of a firmware. TI's demo starts the device to read its versions, stops it, and starts it again. A
 * module announces itself by an event.
 */
export function boot({ hostDriver }: ReferenceDevice, { firmware: { start }, chip, print, ready }: Booting): void {
  if (start === 'event')
    return hostDriver.issue('sl_Start', {}, () => {
      print(moduleStartupLine(chip));
      ready();
    });
  hostDriver.issue('sl_Start', {}, () => {
    for (const line of bannerOf(chip)) print(line);
    hostDriver.issue('sl_Stop', { Timeout: 200 }, () => {
      if (start === 'banner and event') print(startupLine());
      hostDriver.issue('sl_Start', {}, ready);
    });
  });
}
