import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { packageRoot } from '../ledger/package-root';
import { escapeControlChars } from '../reports/escape-control-chars';
import { renderPage } from '../reports/page/page';
import { counted, formatDuration } from '../reports/terminal';
import { verdictWords } from '../reports/verdict-words';
import { displayText } from '../site/plain';
import { timelineOf } from '../site/timeline/build-timeline';
import { TimelineFigure, timelineStyle } from '../site/timeline/drawing';
import { single } from '../site/timeline/overlay';
import type { RunControl } from './control';
import type { PageOperator } from './page-operator';
import { QrCode } from './qr';
import { formTargets, Question } from './question';
import type { PlannedWork, RunWatch, Trouble } from './run-watch';

/** What the page shows. */
export interface Shown {
  /** What is tested, such as `CC3235SF by serial`. */
  readonly title: string;
  readonly watch: RunWatch;
  readonly operator: PageOperator;
  readonly control: RunControl;
}

/** A part of the page that changes. */
export interface Part {
  readonly id: string;
  readonly html: string;
}

/** Number of rows of the drawing. */
const ROWS = 60;
/** Number of scenarios that are listed before and after the current one, and of troubles. */
const LISTED = 10;

const style = `${timelineStyle}
main { max-width: 44rem; } h1 { margin: .8rem 0 .4rem; } section { margin: .8rem 0; } progress { width: 100%; height: 1rem; }
.ask { border: 2px solid var(--link); border-radius: 8px; padding: .2rem 1rem 1rem; } .ask.idle { border: 0; padding: 0; }
.what { font-size: 1.25rem; font-weight: 600; } label { display: block; } details { margin-top: .8rem; } summary { cursor: pointer; padding: .4rem 0; }
textarea, input, select { width: 100%; font: inherit; padding: .5rem; border: 1px solid var(--other); border-radius: 4px; background: var(--paper); color: var(--ink); }
button { font: inherit; min-height: 2.8rem; padding: .5rem 1rem; border: 1px solid var(--link); border-radius: 6px; background: var(--paper); color: var(--link); cursor: pointer; }
button.big { display: block; width: 100%; min-height: 4rem; margin-top: .6rem; font-size: 1.25rem; font-weight: 600; } button.big:not(.other) { background: var(--link); color: var(--paper); }
summary:focus-visible, textarea:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
#steps li:last-child { font-weight: 600; } .qr { width: 14rem; max-width: 100%; } #line { font-weight: 600; } #line:empty { display: none; }
ol, ul { padding-left: 1.4rem; } .badge { font-weight: 600; }
`;

/** Parts with their content, in the order of the page. */
const parts: readonly (readonly [id: string, content: (shown: Shown) => VNode | null])[] = [
  ['status', ({ watch, operator, control }) => <Status watch={watch} done={operator.done} paused={control.paused} />],
  ['question', ({ operator }) => <Question question={displayText(operator.question)} />],
  ['current', ({ watch }) => <Current watch={watch} />],
  ['drawing', ({ watch }) => <Drawing watch={watch} />],
  ['troubles', ({ watch }) => <Troubles troubles={watch.troubles} />],
  ['controls', ({ watch, control }) => <Controls watch={watch} control={control} />],
  ['plan', ({ watch, control }) => <Plan watch={watch} control={control} />],
];

/** The parts of the page as they are now. */
export const partsOf = (shown: Shown): readonly Part[] =>
  parts.map(([id, content]) => {
    const node = content(shown);
    return { id, html: node === null ? '' : render(node) };
  });

/** Parts that a screen reader announces. */
const LIVE: Readonly<Record<string, 'polite' | 'assertive'>> = { status: 'polite', question: 'assertive' };

/** The page. It is complete without its script, which keeps it up to date. */
export const livePage = (shown: Shown, address: string, isReachable: boolean): string =>
  renderPage({
    title: `Run: ${escapeControlChars(shown.title)}`,
    style,
    script: readFileSync(join(packageRoot(), 'live', 'client', 'live.js'), 'utf8'),
    policy: ["connect-src 'self'", `form-action ${formTargets.join(' ')}`],
    children: (
      <main>
        <h1>{escapeControlChars(shown.title)}</h1>
        <p id="line" role="status" />
        <noscript>
          <p>
            Without JavaScript the page stays as it is. <a href="./">Show the present state</a>
          </p>
        </noscript>
        {parts.map(([id, content]) => (
          <section id={id} class={id === 'question' ? 'ask' : ''} {...(LIVE[id] && { 'aria-live': LIVE[id] })}>
            {content(shown)}
          </section>
        ))}
        <Elsewhere address={address} isReachable={isReachable} />
      </main>
    ),
  });

const Elsewhere = ({ address, isReachable }: { address: string; isReachable: boolean }) => (
  <details>
    <summary>Open this page on another device</summary>
    {isReachable ? (
      <p>
        <QrCode text={address} title="QR code with the address of this page" />
      </p>
    ) : (
      <p>
        Only this computer reaches the page. To use it on the phone, start the run with <code>--listen</code> and the
        address of this computer in the network of the phone.
      </p>
    )}
  </details>
);

/** Every planned scenario with its verdict so far. */
export const planPage = ({ title, watch, control }: Shown): string =>
  renderPage({
    title: `Plan: ${escapeControlChars(title)}`,
    style,
    children: (
      <main>
        <h1>Plan</h1>
        <p>
          <a href="./">Back to the run</a>
        </p>
        <Works works={watch.plan} watch={watch} control={control} />
      </main>
    ),
  });

function Status({ watch, done, paused }: { watch: RunWatch; done: number; paused: boolean }) {
  const { plan, finished, ended, actionsLeft, timeLeft } = watch;
  const hands = plan.some(({ actions }) => actions > 0);
  if (ended !== undefined) return <p class="what">The run has ended: {escapeControlChars(ended)}</p>;
  return (
    <>
      <p>
        {finished} of {counted(plan.length, 'scenario')} done, about {formatDuration(timeLeft)} left.
        {hands && ` Actions by hand: ${done} done, about ${actionsLeft} left after this scenario.`}
        {paused && <strong class="inconclusive"> Paused: the next scenario waits.</strong>}
      </p>
      <progress max={Math.max(1, plan.length)} value={finished} aria-label="Finished scenarios" />
    </>
  );
}

function Current({ watch: { current, steps, ended } }: { watch: RunWatch }) {
  if (ended !== undefined) return null;
  return (
    <>
      <h2>{current === undefined ? 'Between two scenarios' : displayText(current)}</h2>
      <ol id="steps">
        {displayText(steps).map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </>
  );
}

/** The sequence of the current scenario, its last rows. */
function Drawing({ watch: { lines, current } }: { watch: RunWatch }) {
  if (current === undefined || lines.length === 0) return null;
  const overlay = single(timelineOf(displayText(lines)));
  const hidden = Math.max(0, overlay.rows.length - ROWS);
  return (
    <>
      {hidden > 0 && <p class="faint">{counted(hidden, 'earlier row')} not shown.</p>}
      <TimelineFigure
        title="Sequence of this scenario"
        overlay={{ ...overlay, rows: overlay.rows.slice(-ROWS) }}
        page={undefined}
        compared={false}
      />
    </>
  );
}

function Troubles({ troubles }: { troubles: readonly Trouble[] }) {
  const fails = troubles.filter(({ verdict }) => verdict === 'fail').length;
  if (troubles.length === 0) return null;
  return (
    <>
      <h2>
        {counted(fails, 'failure')}, {troubles.length - fails} inconclusive
      </h2>
      <ul>
        {displayText(troubles)
          .slice(-LISTED)
          .reverse()
          .map(({ name, verdict, texts }) => (
            <li>
              <span class={`badge ${verdict}`}>{verdictWords[verdict]}</span> {name}
              {texts.map((text) => (
                <p class={verdict}>{text}</p>
              ))}
            </li>
          ))}
      </ul>
      {troubles.length > LISTED && (
        <p class="faint">{counted(troubles.length - LISTED, 'earlier one')} in the result.</p>
      )}
    </>
  );
}

function Controls({ watch, control }: { watch: RunWatch; control: RunControl }) {
  const { current, upcoming, ended } = watch;
  const next = upcoming.slice(0, LISTED).map(({ name }) => name);
  const names = current === undefined ? next : [current, ...next];
  if (ended !== undefined) return null;
  return (
    <>
      <form method="post" action={control.paused ? 'continue' : 'pause'}>
        <button type="submit">{control.paused ? 'Continue the run' : 'Pause after this scenario'}</button>
      </form>
      {names.length > 0 && (
        <details id="skip">
          <summary>Skip a scenario</summary>
          <form method="post" action="skip">
            <p>
              <label for="skip-scenario">Scenario</label>
              <select id="skip-scenario" name="scenario">
                {names.map((name) => (
                  <option value={name}>{displayText(name)}</option>
                ))}
              </select>
            </p>
            <p>
              <label for="skip-reason">The reason, for the result</label>
              <input id="skip-reason" name="reason" required maxLength={500} autocomplete="off" />
            </p>
            <button type="submit">Skip it: the scenario has no verdict</button>
          </form>
        </details>
      )}
    </>
  );
}

function Plan({ watch, control }: { watch: RunWatch; control: RunControl }) {
  const { upcoming, ended } = watch;
  if (ended !== undefined || upcoming.length === 0) return null;
  return (
    <>
      <h2>Next</h2>
      <Works works={upcoming.slice(0, LISTED)} watch={watch} control={control} />
      <p>
        <a href="plan">The whole plan</a>
      </p>
    </>
  );
}

const Works = ({ works, watch, control }: { works: readonly PlannedWork[]; watch: RunWatch; control: RunControl }) => (
  <ol>
    {works.map(({ name, actions }) => {
      const verdict = watch.verdictOf(name);
      const reason = control.reasonOf(name);
      return (
        <li>
          {displayText(name)}
          {actions > 0 && <span class="faint"> ({counted(actions, 'action')} by hand)</span>}
          {verdict !== undefined && <span class={`badge ${verdict}`}> {verdictWords[verdict]}</span>}
          {reason !== undefined && <span class="inconclusive"> skipped: {displayText(reason)}</span>}
        </li>
      );
    })}
  </ol>
);
