import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { CheckResult } from '../../../adapters/check-result';
import { type Bounds, defaultBounds } from '../../../adapters/process/bounds';
import { wireTest } from '../../../adapters/process/wire-test';
import { inProcess } from '../../cli/in-process';
import { misfit, simulator } from './program';

/** What `provtck adapter check` prints, and its exit code. */
async function check(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const { exitCode, stdout, stderr } = await inProcess('adapter', 'check', ...args);
  return { code: exitCode, text: stdout + stderr };
}

async function findings(command: string, bounds?: Bounds): Promise<CheckResult[]> {
  const found: CheckResult[] = [];
  for await (const finding of wireTest(command, bounds)) found.push(finding);
  return found;
}

describe('provtck adapter check', () => {
  for (const [where, options] of [
    ['in process', []],
    ['behind the protocol', ['--adapter', 'process', '--command', simulator()]],
  ] as const)
    it(`leaves with 0 for an adapter that keeps the contract, ${where}`, async () => {
      const { code, text } = await check(...options);
      expect(text).to.include('The adapter passes the contract test').and.not.include('broken  ');
      expect(code).to.equal(0);
    });

  it('leaves with 1 for one that does not, and says why', async () => {
    const program = misfit('dies in mid-call');
    const { code, text } = await check('--adapter', 'process', '--command', program);
    expect(code).to.equal(1);
    const words = text.replace(/\s+/g, ' ');
    expect(words).to.include('PROCESS_DIED: the program ended with exit code 3 during "call"');
    expect(words).to.match(/not examined \d+ more clauses The device does not respond\./);
  });

  for (const [program, code, words] of [
    ['./no-such-program', 'PROCESS_NOT_FOUND', 'no-such-program'],
    [misfit('exits at once'), 'PROCESS_EXITED_EARLY', 'ended with exit code 0'],
  ] as const)
    it(`leaves with 3 and blames no clause where there is nothing to talk to: ${code}`, async () => {
      const options = ['--adapter', 'process', '--command', program];
      const { code: exitCode, text } = await check(...options);
      expect(text)
        .to.include(`error ${code}: `)
        .and.include(words)
        .and.not.match(/broken|holds|clause/);
      expect(exitCode).to.equal(3);
    });

  for (const [options, words] of [
    [['--adapter', 'process'], 'COMMAND_MISSING'],
    [['--adapter', 'telepathy'], 'ADAPTER_UNKNOWN'],
    [['--device', 'CC9999'], 'PART_UNKNOWN'],
    [['--loud'], '--loud'],
  ] as const)
    it(`leaves with 3 when it is used wrongly: ${options.join(' ')}`, async () => {
      const { code, text } = await check(...options);
      expect(text).to.include(words);
      expect(code).to.equal(3);
    });
});

describe('the examination of a program line by line', () => {
  it('finds nothing wrong with a program that keeps the protocol', async () => {
    expect((await findings(simulator())).filter(({ verdict }) => verdict !== 'holds')).to.deep.equal([]);
  });

  it('sees what a program does with lines it does not understand', async () => {
    const found = await findings(misfit('none'));
    expect(Object.fromEntries(found.map(({ clause, verdict }) => [clause, verdict]))).to.deep.equal({
      'A line that is not JSON returns error -32700 with the id null': 'broken',
      'A line that is JSON and no request returns error -32600': 'broken',
      'Invalid parameters return error -32602': 'broken',
      'An unknown method returns error -32601': 'holds',
      'An unknown notification is ignored': 'broken',
      'An unsupported version is refused with error -32003': 'broken',
      'After "shutdown" the program responds and ends': 'holds',
      'At the end of its standard input, the program ends': 'holds',
    });
    expect(found[0]?.why).to.match(/ended with exit code 1; standard error:[\s\S]*SyntaxError/);
    expect(found[5]?.why).to.equal('It returned a result. Return error -32003.');
  });

  it('sees a program that does not end', async () => {
    const found = await findings(misfit('outlives everything'), { ...defaultBounds, shutdown: 150 });
    expect(found.slice(-2).map(({ why }) => why)).to.deep.equal([
      'The program still runs 150 ms after it was shut down.',
      'The program still runs 150 ms after its standard input has ended.',
    ]);
  });

  it('goes no further where there is no such program', async () => {
    expect(await findings('./no-such-program')).to.have.length(1);
  });
});
