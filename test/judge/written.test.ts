import { describe, it } from 'node:test';
import { expect } from 'chai';
import { monitorViolationsIn, sessions } from './monitor-violations';
import { changesIn, processes } from './processes';
import { accounts, written } from './written';

describe('what monitors say of a session', () => {
  const known = written('monitor-violations.txt');
  for (const [name, session] of sessions)
    it(`is as it is written down: ${name}`, () => {
      expect(monitorViolationsIn(session)).to.deep.equal(known.get(name));
    });
});

describe('what is known of a process, line by line', () => {
  const known = written('processes.txt');
  for (const [name, lines] of processes)
    it(`is as it is written down: ${name}`, () => {
      expect(changesIn(lines)).to.deep.equal(known.get(name));
    });
});

describe('what is written down', () => {
  for (const [file, tell] of Object.entries(accounts))
    it(`is about sessions there are, each once: ${file}`, () => {
      expect([...written(file).keys()]).to.deep.equal([...tell().keys()]);
    });
});
