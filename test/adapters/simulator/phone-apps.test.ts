import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import * as v from 'valibot';
import { idleSetup } from '../../../adapters/idle-setup';
import { HttpListener } from '../../../adapters/simulator/http-listener';
import { ReferenceDevice } from '../../../adapters/simulator/reference-device';
import { packageRoot } from '../../../ledger/package-root';
import { readData } from '../../../ledger/read-data';
import { say } from './raw-client';

const apps = readData(
  join(packageRoot(), 'test', 'fixtures', 'phone-apps.yaml'),
  v.array(
    v.strictObject({
      app: v.string(),
      requests: v.array(
        v.strictObject({
          request: v.string(),
          status: v.number(),
          body: v.optional(v.string(), ''),
          absent: v.optional(v.string()),
        }),
      ),
    }),
  ),
);

/** The bytes of a request: a head with an empty line after it, or a head and a body as they are. */
const bytesOf = (request: string): string => {
  const [head = '', body] = request.split('\n\n');
  const lines = head.trimEnd().split('\n');
  const rest = body === undefined ? '' : request.slice(head.length + 2).replaceAll('\n', '\r\n');
  return `${lines.join('\r\n')}\r\n\r\n${rest}`;
};

for (const { app, requests } of apps)
  describe(`the provisioning HTTP server, asked by ${app}`, () => {
    let listener: HttpListener | undefined;
    before(async () => {
      const device = new ReferenceDevice('reference', {}, () => undefined);
      const { hostDriver, networkProcessor, scheduler } = device;
      device.setUp(idleSetup);
      const start = { ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP', InactivityTimeoutSec: 600 };
      for (const [name, args] of [
        ['sl_Start', {}],
        ['sl_WlanProvisioning', start],
      ] as const) {
        let returned = false;
        hostDriver.issue(name, args, () => {
          returned = true;
        });
        scheduler.runUntil(scheduler.now() + 1_000, () => returned);
      }
      const behind = { reached: () => networkProcessor.httpDevice, act: <T>(act: () => T): T => act() };
      listener = await HttpListener.open(behind, 0, false);
    });
    after(() => listener?.close());

    for (const { request, status, body, absent } of requests)
      it(`answers ${status} to ${request.split('\n')[0]}`, async () => {
        const { text } = await say(listener?.address ?? '', bytesOf(request));
        const final = text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
        expect(final).to.match(new RegExp(`^HTTP/1\\.1 ${status} `));
        expect(final).to.include(body);
        if (absent !== undefined) expect(final.toLowerCase()).to.not.include(`${absent.toLowerCase()}:`);
      });
  });
