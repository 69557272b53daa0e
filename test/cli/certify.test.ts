import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { openAdapter, registerAdapter } from '../../adapters/registry';
import { certificateOf, certifyCommand } from '../../cli/certify';
import { loadComparisonInput } from '../../cli/load-comparison-input';
import { execute } from '../../cli/main';
import { cleanSource } from '../../cli/source';
import { runSuite } from '../../cli/suite';
import { registerMutants } from '../../mutants/catalogue';
import { keyFiles, writeKeyPair } from '../../reports/certificate/keys';
import { codeOf } from '../error-code';
import { firstScenarioSources } from '../first-row-features';

registerMutants();

const folder = mkdtempSync(join(tmpdir(), 'certify-'));
after(() => rmSync(folder, { recursive: true }));

const { privateKey } = generateKeyPairSync('ed25519');
const reports = ['transcript'] as const;
const sources = firstScenarioSources();
const terms = { privateKey, source: { gitCommit: 'c'.repeat(40) }, sources };
const provtck = (...args: readonly string[]) => execute(['node', 'provtck', ...args]);

/** Values of the options that are checked while the command line is read. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--reports': ['result'],
  '--junit': ['strict'],
  '--format': ['html'],
};

describe('a certificate of a run', () => {
  it('is not made of one in which a rule was broken', async () => {
    const out = join(folder, 'broken');
    registerAdapter('broken', (options) => openAdapter('mutant:open-after-failure', options));
    const result = await runSuite({ sources, adapter: 'broken', out, reports });
    const { judged, text } = await certificateOf(join(out, 'transcript.jsonl'), terms, result);
    expect(judged.result.run.verdict).to.equal('non-conformant');
    expect(text).to.equal(undefined);
  });

  it('is not made of a device that calibrates the suite', async () => {
    const out = join(folder, 'own');
    const result = await runSuite({
      sources,
      adapter: 'mutant:open-after-failure',
      rules: ['PROV-7.5-16'],
      out,
      reports,
    });
    expect(await codeOf(certificateOf(join(out, 'transcript.jsonl'), terms, result))).to.equal('CERTIFY_OWN_DEVICE');
  });

  it('is not made of one that left something out, nor where the transcript says something else', async () => {
    const out = join(folder, 'partial');
    const result = await runSuite({ sources, rules: ['PROV-7.5-16'], out });
    const transcript = join(out, 'transcript.jsonl');
    expect(await codeOf(certificateOf(transcript, terms, result))).to.equal('CERTIFY_FILTERED');
    const whole = join(folder, 'whole');
    const said = await runSuite({ sources, out: whole, reports });
    expect(await codeOf(certificateOf(join(whole, 'transcript.jsonl'), terms, said))).to.equal('TRANSCRIPT_UNATTESTED');
    const other = { ...said, rules: said.rules.map((rule) => ({ ...rule, verdict: 'fail' as const })) };
    expect(await codeOf(certificateOf(join(whole, 'transcript.jsonl'), terms, other))).to.equal('JUDGEMENTS_DIFFER');
  });

  it('is not asked for with anything that changes what is judged', async () => {
    const files = keyFiles(join(folder, 'key'));
    writeKeyPair(files);
    for (const [option, value, code] of [
      ['--rule', 'PROV-7.5-16', 'CERTIFY_FILTERED'],
      ['--tags', '@needs-phone', 'CERTIFY_FILTERED'],
      ['--ledger', folder, 'CERTIFY_LEDGER'],
      ['--time-scale', '10', 'CERTIFY_TIME_SCALE'],
      ['--adapter', './own.js', 'CERTIFY_ADAPTER'],
      ['--parallel', '2', 'CERTIFY_PARALLEL'],
      ['--reports', 'result', 'CERTIFY_REPORTS'],
    ] as const)
      expect(await codeOf(provtck('certify', '--key', files.privateKey, option, value)), option).to.equal(code);
    expect(await codeOf(provtck('certify', '--key', join(folder, 'absent')))).to.equal('KEY_UNREADABLE');
  });

  it('is made of an earlier run only without options of a run', async () => {
    const { options } = certifyCommand(() => {});
    const used = ['--from', '--key', '--firmware', '--out', '--quiet'];
    const others = options.map(({ long, required }) => [long ?? '', ...(required ? ['1'] : [])]);
    for (const [long = '', ...value] of others.filter(([long = '']) => !used.includes(long))) {
      const valid = VALUES[long] ?? value;
      const given = ['--key', 'absent', '--from', 'absent', long, ...valid];
      expect(await codeOf(provtck('certify', ...given)), long).to.equal('CERTIFY_FROM_OPTION');
    }
    expect(await codeOf(provtck('certify', '--key', 'absent', '--from', 'absent', '--quiet'))).to.equal(
      'KEY_UNREADABLE',
    );
  });
});

describe('the suite that certifies', () => {
  const root = join(folder, 'checkout');
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args]);

  it('is a commit of a clean checkout, or an installed package', () => {
    mkdirSync(root);
    expect(cleanSource(root)).to.have.property('sha256');
    git('init', '--quiet');
    writeFileSync(join(root, 'file'), 'one');
    expect(() => cleanSource(root))
      .to.throw()
      .with.property('code', 'TREE_DIRTY');
    git('add', '.');
    git('commit', '--quiet', '--message', 'one');
    expect(cleanSource(root)).to.have.property('gitCommit').with.length(40);
    writeFileSync(join(root, 'file'), 'two');
    expect(() => cleanSource(root))
      .to.throw(/file/)
      .with.property('code', 'TREE_DIRTY');
  });

  it('is not certain where git does not answer', () => {
    const broken = join(folder, 'broken-checkout');
    mkdirSync(join(broken, '.git'), { recursive: true });
    expect(() => cleanSource(broken))
      .to.throw()
      .with.property('code', 'GIT_FAILED');
  });
});

describe('what can be compared', () => {
  it('is a folder, its result or its transcript, which say the same', async () => {
    const out = join(folder, 'compared');
    await runSuite({ rules: ['PROV-7.5-16'], out });
    const [byFolder, byResult, byTranscript] = [
      await loadComparisonInput(out),
      await loadComparisonInput(join(out, 'result.json')),
      await loadComparisonInput(join(out, 'transcript.jsonl')),
    ];
    expect(byFolder).to.deep.equal(byResult);
    expect(byTranscript.result.rules).to.deep.equal(byResult.result.rules);
    expect(byTranscript.transcript).to.equal(join(out, 'transcript.jsonl'));
  });

  it('is nothing else', async () => {
    const file = join(folder, 'text');
    writeFileSync(file, '\u001b[31mtext');
    expect(await codeOf(provtck('diff', file, file))).to.equal('RESULT_UNREADABLE');
    expect(await codeOf(provtck('diff', join(folder, 'absent'), file))).to.equal('FILE_UNREADABLE');
  });
});
