import { expect } from 'chai';
import { describe, it } from 'mocha';
import { specFrom } from '../../cli/spec-data';
import { loadLedger } from '../../ledger/ledger';
import { renderSitePage } from '../../site/layout';
import { renderQuestions } from '../../site/pages/questions';
import { questions, questionsAbout, rulesAbout } from '../../site/questions';
import { processKinds } from '../../site/timeline/process-kinds';

const ledger = loadLedger();

describe('the questions people ask', () => {
  it('are some 25, each with three sentences, rules of the ledger and a timeline that exists', () => {
    expect(questions().length).to.be.within(24, 30);
    const kinds = processKinds.map(({ id }) => id);
    for (const { id, question, answer, rules, timeline } of questions()) {
      expect(question, id).to.match(/\?$/);
      for (const sentence of answer) expect(sentence, id).to.match(/^[A-Z][^.]*(?:\.\d[^.]*)*\.$/);
      for (const rule of rules) expect(ledger.has(rule), `${id}: ${rule}`).to.equal(true);
      if (timeline !== undefined) expect(kinds, id).to.include(timeline);
    }
    expect(new Set(questions().map(({ id }) => id)).size).to.equal(questions().length);
  });

  for (const [asked, id] of [
    ['may I open a socket', 'open-a-socket'],
    ['May my application open a socket now?', 'open-a-socket'],
    ['-2014', 'minus-2014'],
    ['sl_Socket', 'open-a-socket'],
    ['SL_SOCKET', 'open-a-socket'],
    ['16', 'ip-acquired'],
    ['why do I get status 4 although the device is connected', 'status-4'],
    ['events missing after success', 'events-missing'],
    ['auto-provisioning does not start', 'auto-does-not-start'],
    ['auto-provisioning never stops', 'auto-never-stops'],
    ['what stops provisioning', 'what-stops'],
    ['IP_ACQUIRED never came', 'ip-acquired'],
    ['reset during provisioning', 'reset-during'],
    ['when to call sl_Stop', 'when-sl-stop'],
    ['what is the role afterwards', 'role-afterwards'],
    ['SmartConfig key of 16 bytes', 'smartconfig-key'],
    ['profile list full', 'profile-list-full'],
    ['HTTP server off', 'http-server-off'],
    ['redirect to https', 'https-redirect'],
    ['time-out that misses', 'time-out'],
    ['WAC', 'wac'],
    ['external configuration', 'wac'],
    ['can I use TCP now', 'open-a-socket'],
    ['why does sl_Socket fail', 'open-a-socket'],
    ['when can my app talk to the internet', 'open-a-socket'],
    ['can I read a file during provisioning', 'which-calls'],
    ['is sl_Stop blocked', 'which-calls'],
    ['what does status 6 mean', 'refused-start'],
    ['what is status 13', 'smartconfig-statuses'],
    ['why is my device still an access point', 'role-afterwards'],
    ['how do I know provisioning is finished', 'what-stops'],
    ['how do I cancel', 'what-stops'],
    ['how to get out of provisioning', 'what-stops'],
    ['what happens when nobody enters a password', 'time-out'],
    ['how long until auto provisioning starts', 'auto-does-not-start'],
    ['how many profiles can be stored', 'profile-list-full'],
    ['why did SL_WLAN_EVENT_STA_ADDED not arrive', 'events-missing'],
    ["my phone can't find the device", 'app-says-failed'],
    ['what if the cloud is unreachable', 'external-confirmation'],
    ['why is the API blocked after a failure', 'failed-confirmation'],
  ] as const)
    it(`are found: ${asked}`, () => {
      expect(questionsAbout(asked)[0]?.id).to.equal(id);
    });

  it('are not found where none has the names and most of the words', () => {
    for (const asked of ['when is sl_WlanPolicySet allowed', '-2018', 'is WPS supported', 'anything about 5 GHz'])
      expect(questionsAbout(asked), asked).to.deep.equal([]);
  });

  it('leave a text to the rules that are about it', () => {
    const about = (asked: string) => rulesAbout(ledger.rules, asked).map(({ id }) => id);
    expect(about('which SSID does sl_WlanGet return')).to.deep.equal(['PROV-3.1-06']);
    expect(about('secondary port')).to.include('PROV-9-23');
    expect(about('mysimplelink')).to.include('PROV-3.1-05');
    expect(about('banana bread')).to.deep.equal([]);
  });

  it('are not found for words without a meaning', () => {
    expect(questionsAbout('xyzzy')).to.deep.equal([]);
    expect(questionsAbout('what is the')).to.deep.equal([]);
  });

  it('are on their page with every rule', async () => {
    const html = renderSitePage(renderQuestions(await specFrom({ result: [], transcript: false })));
    for (const { id, rules } of questions()) {
      expect(html).to.include(`id="${id}"`);
      for (const rule of rules) expect(html).to.include(`rules/${rule}.html`);
    }
  });
});
