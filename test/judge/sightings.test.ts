import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { sessions, sightingsFile, sightingsIn } from './sightings';

/** What is written down of each session. */
const written = new Map(
  readFileSync(sightingsFile, 'utf8')
    .split('\n\n')
    .map((text): [string, readonly string[]] => {
      const [name = '', ...lines] = text.trimEnd().split('\n');
      return [name, lines];
    }),
);

describe('what monitors say, line by line', () => {
  for (const [name, session] of sessions)
    it(`is as it is written down: ${name}`, () => {
      expect(sightingsIn(session)).to.deep.equal(written.get(name));
    });

  it('has nothing written down of sessions there are not', () => {
    expect([...written.keys()]).to.deep.equal([...sessions.keys()]);
  });
});
