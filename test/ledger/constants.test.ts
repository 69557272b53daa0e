import { expect } from 'chai';
import { describe, it } from 'mocha';
import { codeName, constantNamed, constants, roleName, statusName } from '../../ledger/constants';

const groups = Object.entries<Record<string, number>>(constants);

describe('constants', () => {
  it('has the eighteen provisioning statuses, 0 to 17 without a gap', () => {
    expect(Object.values(constants.status)).to.deep.equal(Array.from({ length: 18 }, (_, value) => value));
  });

  it('has every driver code from -2000 to -2024', () => {
    const codes = new Set(Object.values(constants.returnCode));
    for (let code = -2000; code >= -2024; code--) expect(codes.has(code), `${code}`).to.equal(true);
  });

  it('uses a name only once, so that a name alone identifies a constant', () => {
    const names = groups.flatMap(([, group]) => Object.keys(group));
    expect(names).to.have.length(new Set(names).size);
  });

  it('uses a value only once in every group that is looked up by value', () => {
    for (const group of [
      'status',
      'returnCode',
      'role',
      'command',
      'wlanEvent',
      'netAppEvent',
      'deviceEvent',
    ] as const) {
      const values = Object.values(constants[group]);
      expect(values, group).to.have.length(new Set(values).size);
    }
  });

  it('carries TI names in every group but the two that TI has no public names for', () => {
    for (const [group, entries] of groups.filter(([name]) => name !== 'devStatus' && name !== 'connectionPolicy'))
      for (const name of Object.keys(entries)) expect(name, group).to.match(/^(SL|ROLE)_[A-Z0-9_]+$/);
  });

  it('has one bit for every status and policy switch', () => {
    for (const bit of [...Object.values(constants.devStatus), ...Object.values(constants.connectionPolicy)])
      expect(Math.log2(bit) % 1, `${bit}`).to.equal(0);
  });

  it('finds names by number and numbers by name', () => {
    expect(statusName(12)).to.equal('SL_WLAN_PROVISIONING_STOPPED');
    expect(statusName(18)).to.equal(undefined);
    expect(codeName(-2014)).to.equal('SL_RET_CODE_PROVISIONING_IN_PROGRESS');
    expect(codeName(-2005)).to.equal('SL_API_ABORTED');
    expect(codeName(-1)).to.equal(undefined);
    expect(roleName(2)).to.equal('ROLE_AP');
    expect(constantNamed('SL_WLAN_SEC_TYPE_WPA_WPA2')).to.equal(2);
    expect(constantNamed('toString')).to.equal(undefined);
  });
});
