import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { isAtFragment, mayBeAtLine, partsOfAtLine } from '../../../adapters/console-log/at-line';
import { loadDialect } from '../../../adapters/console-log/dialect';
import { LineMatcher } from '../../../adapters/console-log/line-match';

const hosts = ['ti-provisioning', 'ti-out-of-box', 'simplelink-hosts'].map(loadDialect);

/** Pieces of known lines, cut anywhere and joined with other text. */
const pieces = fc
  .tuple(fc.constantFrom(...hosts.flatMap(({ lines }) => lines.map(({ entry }) => entry.line))), fc.nat(80), fc.nat(80))
  .map(([line, from, length]) => line.replaceAll(/\{\w+\}/g, '7').slice(from, from + length));
const at = fc.constantFrom(
  ...['OK', 'ERROR: process command,-2014', 'AT+WlanProvisioning=ap,sta,600,,', 'ERROR:', 'external_confirmation'],
  ...['+eventwlan:provisioning_status,wlan_connect,sta,disconnected,', 'Enter AT Command:', '[x]', 'smart_config,'],
);
const other = fc.constantFrom('', ' ', 'heap free 12', 'x', '[App] ', ': ', 'a-b');
const text = fc
  .array(fc.oneof(pieces, at, other, fc.string({ maxLength: 8 })), { maxLength: 4 })
  .map((all) => all.join(''));

describe('the filter before a search', () => {
  it('passes every line that a dialect knows, or a part of which it knows', () => {
    const matchers = hosts.map((dialect) => [new LineMatcher(dialect), new LineMatcher(dialect, false)] as const);
    void fc.assert(
      fc.property(text, (line) => {
        for (const [filtered, whole] of matchers) expect(filtered.read(line)).to.deep.equal(whole.read(line));
      }),
      { numRuns: 3_000 },
    );
  });

  it('passes every line of the at_commands demo', () => {
    void fc.assert(
      fc.property(text, (line) => {
        const trimmed = line.trim();
        if (!mayBeAtLine(trimmed))
          expect([partsOfAtLine(trimmed, false), isAtFragment(trimmed)]).to.deep.equal([undefined, false]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('keeps most lines of a log from the search', () => {
    expect(mayBeAtLine('mqtt: publish id 12 topic sensors/7/temp')).to.equal(false);
  });
});
