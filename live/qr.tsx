import qrcode from 'qrcode-generator';

/** Width of the empty border that the standard requires, in modules. */
const QUIET = 4;

/** The dark modules of a QR code by rows, without its border. */
function modulesOf(text: string): readonly (readonly boolean[])[] {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const numbers = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  return numbers.map((row) => numbers.map((column) => code.isDark(row, column)));
}

/** A QR code as a drawing. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const rows = modulesOf(text);
  const size = rows.length + 2 * QUIET;
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])));
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" shape-rendering="crispEdges">
      <title>{title}</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={path.join('')} fill="#000" />
    </svg>
  );
}

/** Characters of two modules, by whether the upper and the lower one is light. */
const HALVES = [' ', '▄', '▀', '█'] as const;

/** A QR code for a terminal, light on dark: two modules in each character. */
export function qrText(text: string): string {
  const rows = modulesOf(text);
  const size = rows.length + 2 * QUIET;
  const isLight = (y: number, x: number): boolean => y < size && rows[y - QUIET]?.[x - QUIET] !== true;
  const places = Array.from({ length: size }, (_, index) => index);
  return places
    .filter((y) => y % 2 === 0)
    .map((y) => places.map((x) => HALVES[2 * Number(isLight(y, x)) + Number(isLight(y + 1, x))]).join(''))
    .join('\n');
}
