import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Rows } from '../../runtime/parameter-type';
import { withRoles } from '../../runtime/process-roles';
import { PROCESSES, type Process, type ProcessName } from '../../runtime/processes';

const processOf = (name: ProcessName): Process => ({
  name,
  externalConfirmation: false,
  smartConfigKey: false,
  begunAs: PROCESSES[name].role,
  roleForSuccess: 'ROLE_STA',
  inactivity: 'arranged inactivity time-out',
  earlier: '',
  attempt: '',
  incident: '',
});

describe('the roles of a process', () => {
  it('are read from the table that lists them', () => {
    const process = processOf('AP provisioning');
    const roles = (rows: Rows): readonly string[] => {
      const { begunAs, roleForSuccess } = withRoles(process, rows);
      return [begunAs, roleForSuccess];
    };
    expect(roles([])).to.deep.equal(['STA', 'ROLE_STA']);
    expect(roles([['initial role', 'AP']])).to.deep.equal(['AP', 'ROLE_STA']);
    expect(roles([['final role', 'AP']])).to.deep.equal(['STA', 'ROLE_AP']);
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
