import { expect } from 'chai';
import { describe, it } from 'mocha';
import { rolesOf, withRoles } from '../../runtime/process-roles';
import { PROCESSES, type Process, type ProcessName } from '../../runtime/processes';

const processOf = (name: ProcessName): Process => ({
  name,
  externalConfirmation: false,
  begunAs: PROCESSES[name].role,
  roleForSuccess: 'ROLE_STA',
  inactivity: 'arranged inactivity time-out',
  earlier: '',
  attempt: '',
});

describe('the roles of a process', () => {
  it('are read from the table that lists them', () => {
    const process = processOf('AP provisioning');
    for (const rows of [
      [['initial role', 'AP']],
      [['final role', 'AP']],
      [
        ['initial role', 'AP'],
        ['final role', 'AP'],
      ],
    ])
      expect(rolesOf(withRoles(process, rows))).to.deep.equal(rows);
  });

  it('need no table when they are the default roles', () => {
    expect(rolesOf(processOf('auto-provisioning as an access point'))).to.equal(undefined);
    expect(rolesOf(withRoles(processOf('SmartConfig provisioning'), [['initial role', 'STA']]))).to.equal(undefined);
  });

  it('are no others', () => {
    const process = processOf('AP provisioning');
    expect(() => withRoles(process, [['final role', 'P2P']])).to.throw(/each with STA or AP/);
    expect(() => withRoles(process, [['role', 'AP']])).to.throw(/has the rows/);
    expect(() => withRoles(processOf('auto-provisioning as a station'), [['initial role', 'AP']])).to.throw(
      /has the initial role STA/,
    );
  });
});
