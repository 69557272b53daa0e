import { expect } from 'chai';
import { describe, it } from 'mocha';
import { constantNamed } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import {
  type Argument,
  type FunctionKind,
  functionNamed,
  functionsOf,
  type PublicFunction,
  publicFunctions,
  type Silo,
} from '../../ledger/functions';

const silos = ['DEVICE', 'WLAN', 'SOCKET', 'NETAPP', 'NETCFG', 'NETUTIL', 'FS', 'EVENTS'] as const;
const commands = publicFunctions().filter((f) => f.kind === 'command');

function countBySilo(functions: readonly PublicFunction[]): Record<Silo, number> {
  const count = (silo: Silo) => functions.filter((f) => f.silo === silo).length;
  return Object.fromEntries(silos.map((silo) => [silo, count(silo)])) as Record<Silo, number>;
}

function namesOf(kind: FunctionKind): string[] {
  return publicFunctions()
    .filter((f) => f.kind === kind)
    .map((f) => f.name)
    .sort();
}

/** All strings in a value, however deep. */
function textsIn(value: Argument): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object'
    ? Object.values(value as Record<string, Argument>).flatMap(textsIn)
    : [];
}

describe('functions', () => {
  it('has the 73 functions of the API and three that register event handlers', () => {
    expect(countBySilo(publicFunctions())).to.deep.equal({
      DEVICE: 12,
      WLAN: 18,
      SOCKET: 16,
      NETAPP: 14,
      NETCFG: 2,
      NETUTIL: 2,
      FS: 9,
      EVENTS: 3,
    });
  });

  it('counts 61 commands that the driver of TI gates', () => {
    const gated = commands.filter((f) => !f.ungated);
    expect(gated).to.have.length(61);
    expect(countBySilo(gated)).to.deep.equal({
      DEVICE: 7,
      WLAN: 17,
      SOCKET: 14,
      NETAPP: 12,
      NETCFG: 2,
      NETUTIL: 0,
      FS: 9,
      EVENTS: 0,
    });
  });

  it('names the five it does not, and the two of them that do not return', () => {
    const names = (functions: readonly PublicFunction[]) => functions.map((f) => f.name).sort();
    expect(names(commands.filter((f) => f.ungated))).to.deep.equal([
      'sl_DeviceUartSetMode',
      'sl_NetAppRecv',
      'sl_NetAppSend',
      'sl_NetUtilCmd',
      'sl_NetUtilGet',
    ]);
    expect(names(commands.filter((f) => f.hangs))).to.deep.equal(['sl_NetAppRecv', 'sl_NetUtilCmd']);
  });

  it('treats as a command everything else but what the text exempts or does not concern', () => {
    expect(namesOf('allowed')).to.deep.equal(['sl_Stop', 'sl_WlanProvisioning']);
    expect(namesOf('lifecycle')).to.deep.equal(['sl_Start']);
    expect(namesOf('composite')).to.deep.equal(['sl_WifiConfig']);
    expect(namesOf('local')).to.deep.equal([
      'sl_Htonl',
      'sl_Htons',
      'sl_RegisterEventHandler',
      'sl_RegisterLibsEventHandler',
      'sl_Task',
      'sl_UnregisterLibsEventHandler',
    ]);
  });

  it('uses a name only once', () => {
    const names = publicFunctions().map((f) => f.name);
    expect(names).to.have.length(new Set(names).size);
  });

  it('passes only constants whose number is known', () => {
    for (const f of publicFunctions())
      for (const text of textsIn(f.arguments).filter((t) => /^(SL|ROLE)_/.test(t)))
        expect(constantNamed(text), `${f.name}: ${text}`).to.be.a('number');
  });

  it('never reads the device status, which is cleared by reading', () => {
    for (const f of publicFunctions()) expect(textsIn(f.arguments), f.name).to.not.include('SL_DEVICE_STATUS');
  });

  it('offers a probe that reads in every silo with commands', () => {
    for (const silo of silos.filter((s) => s !== 'EVENTS'))
      expect(
        functionsOf(silo).some((f) => f.kind === 'command' && f.access === 'read' && !f.hangs),
        silo,
      ).to.equal(true);
  });

  it('finds a function by name and refuses one that TI does not have', () => {
    expect(functionNamed('sl_WlanProvisioning').silo).to.equal('WLAN');
    expect(() => functionNamed('sl_NetUtilSet'))
      .to.throw(ProvtckError)
      .with.property('code', 'FUNCTION_UNKNOWN');
  });
});
