import type { ConformingVariant } from '../mutants/conforming/conforming-variant';
import type { Mutant } from '../mutants/mutant';
import { Terminal } from '../reports/terminal';
import { TextLayout } from '../reports/text-layout';

/** Prints the devices of the calibration, each with the name of its adapter and its story; as text or as JSON. */
export function printDevices(
  mutants: readonly Mutant[],
  variants: readonly ConformingVariant[],
  asJson: boolean,
): void {
  const terminal = new Terminal(process.stdout);
  const devices = [
    ...mutants.map(({ id, breaks, story }) => ({ adapter: `mutant:${id}`, breaks, story })),
    ...variants.map(({ id, story }) => ({ adapter: `variant:${id}`, story })),
  ];
  if (asJson) return terminal.line(JSON.stringify(devices, undefined, 2));
  const sheet = new TextLayout(terminal);
  for (const device of devices) {
    sheet.title(`${device.adapter}${'breaks' in device ? ` breaks ${device.breaks}` : ' breaks no rule'}`);
    sheet.paragraph(device.story);
  }
}
