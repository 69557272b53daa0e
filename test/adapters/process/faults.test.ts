import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { idleSetup as idle } from '../../../adapters/idle-setup';
import { type Bounds, defaultBounds } from '../../../adapters/process/bounds';
import type { ProcessAdapter } from '../../../adapters/process/process-adapter';
import { openAdapter } from '../../../adapters/registry';
import { rejection } from '../rejection';
import { adapterFor, eventually, isAlive, misfit } from './program';

const folder = mkdtempSync(join(tmpdir(), 'process-'));
after(() => rmSync(folder, { recursive: true }));

const getDevice = (adapter: ProcessAdapter) => adapter.call('sl_DeviceGet', {}, 1_000);

/** A whole conversation: connects, resets, calls, waits. */
async function converse(adapter: ProcessAdapter): Promise<void> {
  await adapter.connect();
  await adapter.reset(idle);
  await getDevice(adapter);
  await adapter.clock.sleep(1_000);
  await getDevice(adapter);
}

/** Most misdeeds show at once; some only as time goes by. */
function boundsFor(misdeed: string): Bounds {
  if (misdeed === 'is mute') return { ...defaultBounds, initialize: 300 };
  return ['answers never', 'answers late'].includes(misdeed) ? { ...defaultBounds, answer: 200 } : defaultBounds;
}

describe('a program that cannot be talked to', () => {
  for (const [misdeed, code, words] of [
    ['exits at once', 'PROCESS_EXITED_EARLY', 'ended with exit code 0 before'],
    ['is mute', 'PROCESS_TIMEOUT', '"initialize" within 300 ms'],
    ['speaks another version', 'PROCESS_VERSION_UNSUPPORTED', 'only 7'],
    ['chooses another version', 'PROCESS_VERSION_UNSUPPORTED', 'it chose 7'],
    ['dies in mid-call', 'PROCESS_DIED', 'ended with exit code 3 during "call"'],
    ['dies between two requests', 'PROCESS_DIED', 'ended with exit code 4'],
    ['is killed in mid-call', 'PROCESS_DIED', '137'],
    ['complains and dies', 'PROCESS_DIED', 'no board\n  on the table\\x07'],
    ['closes its output', 'PROCESS_DIED', 'closed its standard output'],
    ['answers never', 'PROCESS_TIMEOUT', '"call" within'],
    ['answers late', 'PROCESS_TIMEOUT', '"call" within'],
    ['answers another request', 'PROCESS_ID_UNKNOWN', 'request 1004'],
    ['answers twice', 'PROCESS_ID_UNKNOWN', 'request 4'],
    ['answers with a text as id', 'PROCESS_MESSAGE_INVALID', 'id: '],
    ['writes a log to standard output', 'PROCESS_NOT_JSON', '"sl_DeviceGet called"'],
    ['writes a long log', 'PROCESS_NOT_JSON', '(100000 bytes)'],
    ['writes bytes that are no text', 'PROCESS_NOT_UTF8', '\\xff\\xfe'],
    ['writes a byte order mark', 'PROCESS_NOT_JSON', '\\xef\\xbb\\xbf'],
    ['writes an array', 'PROCESS_MESSAGE_INVALID', 'batches are not allowed: "[{'],
    ['writes a number', 'PROCESS_MESSAGE_INVALID', '"42"'],
    ['writes a nested abyss', 'PROCESS_NOT_JSON', '[[['],
    ['forgets the version', 'PROCESS_MESSAGE_INVALID', 'jsonrpc'],
    ['misspells the event', 'PROCESS_MESSAGE_INVALID', 'method'],
    ['sends a request', 'PROCESS_MESSAGE_INVALID', 'id'],
    ['ends no line', 'PROCESS_LINE_TOO_LONG', '1048576 bytes'],
    ['misspells a field', 'PROCESS_ANSWER_INVALID', 'outcome.code: is missing; outcome.Code: is not in the protocol'],
    ['gives a text for a number', 'PROCESS_ANSWER_INVALID', 'outcome.code: must be a number, and is "0"'],
    ['gives half a code', 'PROCESS_ANSWER_INVALID', 'outcome.code: must be a whole number, and is 0.5'],
    ['gives a code beyond 32 bits', 'PROCESS_ANSWER_INVALID', 'outcome.code: must be 2147483647 or less'],
    ['gives a list for a value', 'PROCESS_ANSWER_INVALID', 'outcome.value: must be an object, and is a list'],
    ['gives a list for the data of an event', 'PROCESS_ANSWER_INVALID', 'events.0.data: must be an object'],
    ['says a time without end', 'PROCESS_ANSWER_INVALID', 'now: must be a finite number'],
    ['tells a status as text', 'PROCESS_ANSWER_INVALID', 'ProvisioningStatus: must be a number, and is "11"'],
    ['tells a status without its number', 'PROCESS_ANSWER_INVALID', 'ProvisioningStatus: is missing'],
    ['tells a role as text', 'PROCESS_ANSWER_INVALID', 'Role: must be a number'],
    ['tells a return without its code', 'PROCESS_ANSWER_INVALID', 'code: is missing'],
    ['tells the return of a call that has returned', 'PROCESS_ANSWER_INVALID', 'no call of that function is pending'],
    ['is pending at once', 'PROCESS_ANSWER_INVALID', 'pending at 5 ms; its deadline was 1005 ms'],
    ['is pending without offering it', 'PROCESS_ANSWER_INVALID', 'does not offer "pending-calls"'],
    ['has a function TI has not', 'PROCESS_ANSWER_INVALID', "TI's API has no sl_Foo"],
    ['names its versions in a list', 'PROCESS_ANSWER_INVALID', 'versions: must be an object, and is a list'],
    ['names a function twice', 'PROCESS_ANSWER_INVALID', 'sl_Start is named twice'],
    ['gives no result', 'PROCESS_ANSWER_INVALID', '"call"'],
    ['turns back time', 'PROCESS_TIME_REVERSED', 'after 5 ms'],
    ['turns back the time of an event', 'PROCESS_TIME_REVERSED', 'after 5 ms'],
    ['floods events', 'PROCESS_EVENT_FLOOD', 'events'],
    ['lets time stand still', 'PROCESS_TIME_STUCK', 'stayed at 5 ms'],
    ['lets time go too far', 'PROCESS_TIME_OVERSHOT', '1006 ms'],
    ['passes its event', 'PROCESS_TIME_OVERSHOT', 'to 6 ms'],
    ['sends events without end', 'PROCESS_EVENT_FLOOD', 'events'],
  ] as const)
    it(`${misdeed}: ${code}`, async () => {
      const adapter = adapterFor(misfit(misdeed), boundsFor(misdeed));
      const error = await rejection(() => converse(adapter));
      expect(error.code).to.equal(code);
      expect(error.message).to.include(words);
      expect(error.message.length).to.be.lessThan(1_800);
      expect(error.hint).to.match(/\.$/);
      // It stays lost, at once and for the same reason, except where it has merely refused to begin.
      if (misdeed !== 'speaks another version')
        for (const act of [() => getDevice(adapter), () => adapter.reset(idle), () => adapter.clock.sleep(10)])
          expect((await rejection(act)).code).to.equal(code);
      await adapter.close();
    });

  it('hands out texts for numbers: PROCESS_ANSWER_INVALID', async () => {
    for (const [name, args, words] of [
      ['sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' }, 'pPolicy: must be a number, and is "0"'],
      ['sl_WlanProfileGet', { Index: 0 }, 'pName: must be a text, and is 7'],
    ] as const) {
      const adapter = adapterFor(misfit('hands out texts for numbers'));
      await adapter.connect();
      const error = await rejection(() => adapter.call(name, args, 1_000));
      expect(error.code).to.equal('PROCESS_ANSWER_INVALID');
      expect(error.message).to.include(words);
      await adapter.close();
    }
  });

  it('echoes: PROCESS_MESSAGE_INVALID', async () => {
    const adapter = adapterFor('cat');
    const error = await rejection(() => adapter.connect());
    expect(error.code).to.equal('PROCESS_MESSAGE_INVALID');
    expect(error.message).to.include("the program echoes the suite's lines");
    await adapter.close();
  });

  it('is not there: PROCESS_NOT_FOUND', async () => {
    for (const command of ['./no-such-program', 'no-such-program --really', tmpdir()]) {
      const adapter = adapterFor(command);
      const error = await rejection(() => adapter.connect());
      expect(error.code).to.equal('PROCESS_NOT_FOUND');
      expect(error.message).to.include(command);
      await adapter.close();
    }
  });
});

describe('a program that can be talked to all the same', () => {
  it('says what it cannot do, and what it failed at', async () => {
    for (const [misdeed, code, words] of [
      ['cannot do it', 'CANNOT_DO', 'no such thing here'],
      ['fails at it', 'PROCESS_REFUSED', 'error -32002: the board is asleep'],
      ['fails without an id', 'PROCESS_REFUSED', 'error -32700: say again'],
    ] as const) {
      const adapter = adapterFor(misfit(misdeed));
      await adapter.connect();
      const error = await rejection(() => getDevice(adapter));
      expect([error.code, error.message]).to.satisfy(
        ([found = '', text = '']) => found === code && text.includes(words),
      );
      await adapter.clock.sleep(10);
      await adapter.close();
    }
  });

  it('floods standard error, of which little is kept', async () => {
    let kept = 0;
    const adapter = adapterFor(misfit('floods standard error'), undefined, ({ text }) => {
      if (text.startsWith('stderr: ')) kept += text.length;
    });
    await converse(adapter);
    await adapter.close();
    expect(kept).to.be.within(50_000, 100_000);
  });

  it('writes byte by byte, and ends its lines as on Windows', async () => {
    const adapter = adapterFor(misfit('writes byte by byte'));
    await converse(adapter);
    await adapter.close();
  });

  it('rejects an act of a bench it does not offer, with its reason', async () => {
    const adapter = adapterFor(misfit('none'));
    await adapter.connect();
    const error = await rejection(async () => adapter.bench.phone?.joinDevice());
    expect([error.code, error.message]).to.deep.equal(['CANNOT_DO', 'no phone']);
    await adapter.close();
  });
});

describe('the end of a program', () => {
  it('comes by itself when it is asked', async () => {
    const adapter = adapterFor(misfit('none'));
    await adapter.connect();
    await adapter.close();
    await adapter.close();
    expect((await rejection(() => getDevice(adapter))).code).to.equal('PROCESS_NOT_CONNECTED');
  });

  for (const [misdeed, signal, patience] of [
    ['outlives its input', 'SIGTERM', { shutdown: 150 }],
    ['outlives everything', 'SIGKILL', { shutdown: 150, terminate: 150 }],
  ] as const)
    it(`comes by ${signal} when it ${misdeed}`, async () => {
      const file = join(folder, signal);
      const adapter = adapterFor(misfit(misdeed, file), { ...defaultBounds, ...patience });
      await adapter.connect();
      const error = await rejection(() => adapter.close());
      expect([error.code, error.message]).to.satisfy(
        ([code = '', text = '']) => code === 'PROCESS_SHUTDOWN_IGNORED' && text.includes(signal),
      );
      expect(await eventually(() => !isAlive(Number(readFileSync(file, 'utf8'))))).to.equal(true);
      await adapter.close();
    });

  it('is not denied because something it has started holds its output', async () => {
    const file = join(folder, 'helper');
    const adapter = adapterFor(misfit('leaves a helper', file));
    await adapter.connect();
    await getDevice(adapter);
    const helper = Number(readFileSync(file, 'utf8'));
    try {
      const error = await rejection(() => adapter.close());
      expect(error.code).to.equal('PROCESS_HELPER_LEFT');
      expect(error.message).to.include('outside its process group');
    } finally {
      process.kill(helper);
    }
  });

  it('takes along what it has started', async () => {
    const file = join(folder, 'grandchild');
    const adapter = adapterFor(`${misfit('outlives everything', file)} < /dev/null & ${misfit('none')}`);
    await adapter.connect();
    await eventually(() => existsWithText(file));
    expect(isAlive(Number(readFileSync(file, 'utf8')))).to.equal(true);
    await adapter.close();
    expect(await eventually(() => !isAlive(Number(readFileSync(file, 'utf8'))))).to.equal(true);
  });

  it('comes in mid-call as well', async () => {
    const file = join(folder, 'mid-call');
    const adapter = adapterFor(misfit('answers never', file));
    await adapter.connect();
    const call = rejection(() => getDevice(adapter));
    await eventually(() => existsWithText(file));
    await adapter.close();
    expect((await call).code).to.equal('PROCESS_NOT_CONNECTED');
    expect(await eventually(() => !isAlive(Number(readFileSync(file, 'utf8'))))).to.equal(true);
  });
});

describe('options of the process adapter', () => {
  for (const [code, options] of [
    ['COMMAND_MISSING', {}],
    ['COMMAND_MISSING', { command: ' ' }],
    ['OPTION_NOT_HONOURED', { command: 'true', hostDriver: 'reference' }],
    ['OPTION_NOT_HONOURED', { command: 'true', timeScale: 10 }],
  ] as const)
    it(`are refused before anything is started: ${code} ${JSON.stringify(options)}`, async () => {
      const error = await rejection(() => openAdapter('process', { part: 'CC3220SF', ...options }));
      expect(error.code).to.equal(code);
    });
});

function existsWithText(file: string): boolean {
  try {
    return readFileSync(file, 'utf8') !== '';
  } catch {
    return false;
  }
}
