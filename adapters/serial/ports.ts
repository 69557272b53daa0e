import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A serial port of this machine. */
interface SerialPortInfo {
  /** The value for `--port`. */
  readonly path: string;
  /** The connected device, if it has a name. */
  readonly name: string | undefined;
  /** USB vendor and product, as four hexadecimal digits each. */
  readonly usb: { readonly vendor: string; readonly product: string } | undefined;
  /** The reason why this user cannot open it; undefined if the user can. */
  readonly forbidden: string | undefined;
}

/** USB identities of the consoles of these boards. A LaunchPad's debugger has two ports; the first is the console. */
const KNOWN: { readonly [usb: string]: string } = {
  '0451:bef3': 'TI XDS110 debug probe of a LaunchPad',
  '0451:bef4': 'TI XDS110 debug probe of a LaunchPad (DFU)',
  '0451:c32a': 'TI CC3200 LaunchPad',
  '0403:6010': 'FTDI dual port, as on a Calypso evaluation board',
};

/**
 * The serial ports of this machine, by path. It asks the operating system first, and searches the file system if there
 * is no answer.
 */
export async function serialPorts(): Promise<readonly SerialPortInfo[]> {
  const listed = await portsFromSystem().catch(() => undefined);
  const found = listed ?? lookedFor();
  return found
    .map(({ path, vendor, product, maker }) => {
      const usb = vendor === undefined || product === undefined ? undefined : { vendor, product };
      const known = usb === undefined ? undefined : KNOWN[`${usb.vendor}:${usb.product}`];
      return { path, usb, name: known ?? maker, forbidden: forbidden(path) };
    })
    .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}

interface Found {
  readonly path: string;
  readonly vendor: string | undefined;
  readonly product: string | undefined;
  readonly maker: string | undefined;
}

/** Rejects without udev, as in a container. */
async function portsFromSystem(): Promise<readonly Found[]> {
  const { SerialPort } = await import('serialport');
  const ports = await SerialPort.list();
  return ports.map(({ path, vendorId, productId, manufacturer }) => ({
    path,
    vendor: vendorId?.toLowerCase().padStart(4, '0'),
    product: productId?.toLowerCase().padStart(4, '0'),
    maker: manufacturer,
  }));
}

/** Terminals behind USB, from the file system of Linux. */
function lookedFor(): readonly Found[] {
  if (!existsSync('/sys/class/tty')) return [];
  return readdirSync('/sys/class/tty')
    .filter((name) => /^tty(ACM|USB)\d+$/.test(name))
    .map((name) => {
      const device = realpathSync(join('/sys/class/tty', name, 'device'));
      return {
        path: `/dev/${name}`,
        vendor: attribute(device, 'idVendor'),
        product: attribute(device, 'idProduct'),
        maker: attribute(device, 'product'),
      };
    });
}

/** An attribute of the nearest USB device above an interface. */
function attribute(folder: string, name: string): string | undefined {
  for (const up of ['.', '..', '../..']) {
    const file = join(folder, up, name);
    if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  }
  return undefined;
}

/** The reason why this user cannot open the port, with the group that can. */
function forbidden(path: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return undefined;
  } catch {
    return `this user cannot open it; join the group ${groupOf(path)} and log in again`;
  }
}

function groupOf(path: string): string {
  try {
    const { gid } = statSync(path);
    const line = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((entry) => entry.split(':')[2] === String(gid));
    return line?.split(':')[0] ?? `number ${gid}`;
  } catch {
    return 'that owns it';
  }
}
