import { type DataTable, Then, When } from '@cucumber/cucumber';
import { addProfile, askForConfirmation, fetchResult, HOME, joined, phoneOf } from './processes';
import type { ProvisioningWorld } from './world';

When('the phone joins the device', async function (this: ProvisioningWorld) {
  joined(await phoneOf(this.session).joinDevice());
});

When('the phone adds the profile {string}', async function (this: ProvisioningWorld, ssid: string) {
  await addProfile(this.session, { ...HOME, ssid });
});

When('the phone sends the profile {string} by SmartConfig', async function (this: ProvisioningWorld, ssid: string) {
  await phoneOf(this.session).smartConfig({ ...HOME, ssid });
});

When('the phone asks for confirmation', async function (this: ProvisioningWorld) {
  await askForConfirmation(this.session);
});

When('the phone fetches the result', async function (this: ProvisioningWorld) {
  await fetchResult(this.session);
});

When('the phone posts {string} with:', async function (this: ProvisioningWorld, path: string, table: DataTable) {
  const form = Object.entries(table.rowsHash()).map(([name, value]): [string, string] => [name, value ?? '']);
  const outcome = await phoneOf(this.session).request({ method: 'POST', path, form });
  if (outcome.kind === 'unreachable') throw this.session.fault(`the device serves ${path}`, outcome.why);
});

Then("the phone does not see the device's network", async function (this: ProvisioningWorld) {
  const phone = phoneOf(this.session);
  const outcome = await phone.joinDevice();
  if (outcome.kind === 'joined')
    throw this.session.fault('no access point of the device on the air', 'the phone could join it');
});
