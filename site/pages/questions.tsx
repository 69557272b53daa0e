import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../ledger/package-root';
import type { Line } from '../../transcript/record';
import { Badge, RuleLinks, type SitePage, To } from '../layout';
import { pages } from '../links';
import { type Question, questionSearchFile, questions } from '../questions';
import { searchLibrary } from '../search-library';
import { resultOf, type Spec, shownResult } from '../spec';
import { timelineOf } from '../timeline/build-timeline';
import { TimelineFigure, timelineStyle } from '../timeline/drawing';
import { Legend } from '../timeline/legend';
import { single } from '../timeline/overlay';
import { shownProcesses } from '../timeline/process-kinds';

const path = pages.questions;
const style = `${timelineStyle}
.question { margin: 1.5rem 0; padding-top: .5rem; border-top: 1px solid var(--line); } .question h2 { margin: .3rem 0; }
form { display: flex; gap: .6rem; align-items: end; margin: 1rem 0; } form label { display: grid; font-size: .85rem; color: var(--faint); flex: 1; max-width: 30rem; }
input { font: inherit; padding: .25rem .4rem; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: 4px; max-width: 100%; }
`;

/** Questions that people ask, each with three sentences, its rules and its drawing. */
export function renderQuestions(spec: Spec): SitePage {
  const processes = new Map(shownProcesses(spec.model ?? new Map()).map(({ id, lines }) => [id, lines]));
  return {
    path,
    title: 'Questions people ask',
    style,
    script: [
      readFileSync(searchLibrary(), 'utf8'),
      readFileSync(questionSearchFile(), 'utf8'),
      readFileSync(join(packageRoot(), 'site', 'client', 'questions.js'), 'utf8'),
    ].join('\n'),
    children: (
      <>
        <p>
          Each answer has three sentences and the rules that it follows from. <Legend />
        </p>
        <form id="search" class="screen" hidden>
          <label>
            Search
            <input type="search" name="text" />
          </label>
          <button type="reset">Show all</button>
        </form>
        <p role="status" id="count" />
        <p class="screen" id="in-rules" hidden>
          <To from={path} to={pages.rules}>
            Search the rules for these words
          </To>
        </p>
        <ul class="screen" id="contents">
          {questions().map(({ id, question }) => (
            <li>
              <a href={`#${id}`}>{question}</a>
            </li>
          ))}
        </ul>
        <div id="list">
          {questions().map((question) => (
            <Answer question={question} spec={spec} lines={processes.get(question.timeline ?? '')} />
          ))}
        </div>
      </>
    ),
  };
}

function Answer({ question, spec, lines }: { question: Question; spec: Spec; lines: readonly Line[] | undefined }) {
  const { id, question: asked, words, answer, rules } = question;
  return (
    <article class="question" id={id} data-words={words.join(' ')}>
      <h2>{asked}</h2>
      <p>{answer.join(' ')}</p>
      <ul>
        {rules.map((rule) => {
          const verdict = resultOf(shownResult(spec), rule)?.verdict;
          return (
            <li>
              <RuleLinks from={path} ids={[rule]} /> {spec.ledger.rule(rule).statement}{' '}
              {verdict !== undefined && <Badge verdict={verdict} />}
            </li>
          );
        })}
      </ul>
      {lines !== undefined && (
        <details>
          <summary>Timeline: {asked}</summary>
          <TimelineFigure
            title={`Timeline: ${asked}`}
            overlay={single(timelineOf(lines))}
            page={path}
            compared={false}
          />
        </details>
      )}
    </article>
  );
}
