import { expect } from 'chai';
import { describe, it } from 'mocha';
import { judgedSessions, readJudgedSessions } from '../../tools/judged-sessions';
import { monitorViolationsIn, sessions } from './monitor-violations';
import { changesIn, processes } from './processes';

describe('the violations of a session', () => {
  const recorded = readJudgedSessions('monitor-violations.txt');
  for (const [name, session] of sessions)
    it(`are the recorded ones (npm run judged-sessions): ${name}`, () => {
      expect(monitorViolationsIn(session)).to.deep.equal(recorded.get(name));
    });
});

describe('the state of a process after each line', () => {
  const recorded = readJudgedSessions('processes.txt');
  for (const [name, lines] of processes)
    it(`is the recorded one (npm run judged-sessions): ${name}`, () => {
      expect(changesIn(lines)).to.deep.equal(recorded.get(name));
    });
});

describe('the recorded verdicts', () => {
  for (const [file, texts] of Object.entries(judgedSessions))
    it(`are those of the existing sessions, each once: ${file}`, () => {
      expect([...readJudgedSessions(file).keys()]).to.deep.equal([...texts().keys()]);
    });
});
