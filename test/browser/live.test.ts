import { expect } from 'chai';
import { after, before, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';
import { LiveRun } from '../../live/live-run';
import { LiveServer } from '../../live/live-server';
import { indexScenarios } from '../../runtime/scenario-index';
import { type Hands, operatedByHand } from '../live/by-hand';
import { barriers, describeInBrowser, launch, overflow } from './browser';

/** The use example with a phone, a network, and HTTP requests whose responses are typed. */
const EXAMPLE = 'PROV-8.4-0';
/** Device time of the reaction of the person, in ms. */
const REACTION = 2_000;

const plan = indexScenarios()
  .filter(({ identity: { id } }) => id.startsWith(EXAMPLE) && id.includes('/1.'))
  .slice(0, 3)
  .map(({ identity: { id, name } }) => ({ id, name, actions: 6, ms: 1_000 }));

describeInBrowser('the page of an attended run, on a phone', () => {
  const hands: Hands = { work: undefined };
  const live = new LiveRun({ title: 'CC3235SF by hand', plan });
  const complaints: string[] = [];
  let browser: Browser;
  let server: LiveServer;
  let page: Page;
  let run: Promise<Result>;
  let simulator: Simulator;

  before(async () => {
    server = await LiveServer.open(live);
    browser = await launch();
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
      hasTouch: true,
      isMobile: true,
    });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) complaints.push(request.url());
    });
    await page.goto(server.address);
    run = runSuite(
      {
        adapter: 'by hand',
        adapters: {
          'by hand': async ({ part, operator }) => {
            if (operator === undefined) throw new Error('no operator');
            simulator = new Simulator(part);
            return operatedByHand(simulator, operator, hands);
          },
        },
        attendance: live.attendance,
        scenarios: { limits: ['--name'], ids: plan.map(({ id }) => id) },
      },
      { scenarioFinished: (record) => live.scenarioFinished(record) },
    );
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Does what the page asks for, and answers there. Returns what it asked. */
  async function doOne(asked: string): Promise<string> {
    const question = page.locator(`#question input[name=id]:not([value="${asked}"])`).first();
    await question.waitFor({ state: 'attached' });
    const id = await question.getAttribute('value');
    await simulator.clock.sleep(REACTION);
    const typed = await hands.work?.act();
    const field = page.locator(`#answer-${id}`);
    if (typed === 'no') await page.locator('button[value=no]').tap();
    else {
      if ((await field.count()) > 0) await field.fill(typed ?? '');
      await page.locator('button[value=done]').tap();
    }
    return id ?? '';
  }

  it('shows the plan, the scenario, its sequence and the action', async () => {
    await page.locator('#question .what').waitFor();
    expect(await page.title()).to.match(/^● /);
    expect(await page.locator('#status').innerText()).to.match(/0 of 3 scenarios done, .*Actions by hand: 0 done/);
    expect(await page.locator('#current h2').innerText()).to.include(EXAMPLE);
    expect(await page.locator('#steps li').count()).to.be.above(0);
    expect(await page.locator('#drawing svg').count()).to.equal(1);
    expect(await page.locator('#plan li').count()).to.equal(2);
  });

  it('has no barrier and fits, in the dark and by day, with everything open', async () => {
    await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await overflow(page)).to.equal(0);
      expect(await barriers(page), colorScheme).to.deep.equal([]);
    }
    expect(
      await page
        .locator('button.big')
        .first()
        .evaluate((button) => button.getBoundingClientRect().height),
    ).to.be.above(48);
  });

  it('pauses, skips with a reason, and keeps what is typed while the run goes on', async () => {
    await page.locator('#controls form[action=pause] button').focus();
    await page.keyboard.press('Enter');
    await page.locator('#status strong').waitFor();
    await page.locator('#skip-scenario').selectOption(plan[1]?.name ?? '');
    await page.locator('#skip-reason').fill('no second network');
    live.attendance.take({ kind: 'wait', t: 1 });
    await page.locator('form[action=skip] button').tap();
    await page.locator('#plan .inconclusive').waitFor();
    expect(await page.locator('#plan .inconclusive').innerText()).to.include('no second network');
    await page.locator('#controls form[action=continue] button').tap();
    await page.locator('#status strong').waitFor({ state: 'detached' });
  });

  it('carries a person through the whole use example', async () => {
    let asked = '';
    const over = run.then(() => 'over');
    for (;;) {
      const next = await Promise.race([over, doOne(asked).catch(() => 'over')]);
      if (next === 'over') break;
      asked = next;
    }
    const result = await run;
    expect(result.scenarios.map(({ verdict }) => verdict)).to.deep.equal(['pass', 'inconclusive', 'pass']);
    expect(result.scenarios[1]?.skipped).to.equal('no second network');
    expect(Number(asked)).to.be.above(5);
    live.end('INCOMPLETE');
    await page.getByText('The run has ended: INCOMPLETE').waitFor();
    expect(await page.locator('#troubles').innerText()).to.include('no second network');
    expect(complaints).to.deep.equal([]);
  });
});
