'use strict';
/** Keeps the page of a run up to date, and sends its forms without leaving it. */
(() => {
  /** Time in ms after which an answer that did not arrive is sent again. */
  const AGAIN = 2_000;
  const line = document.getElementById('line');
  const parser = new DOMParser();
  let over = false;

  const say = (text) => {
    if (line.textContent !== text) line.textContent = text;
  };

  /** Texts, choices and open parts of a section, which a new content keeps. */
  function stateOf(section) {
    const fields = [...section.querySelectorAll('input[id], textarea[id], select[id]')];
    return {
      values: new Map(fields.map(({ id, value }) => [id, value])),
      open: [...section.querySelectorAll('details')].map((details) => details.open),
      focus: section.contains(document.activeElement) ? document.activeElement.id : '',
    };
  }

  function restore(section, { values, open, focus }) {
    for (const [id, value] of values) {
      const field = document.getElementById(id);
      const options = field?.options;
      if (field && (!options || [...options].some((option) => option.value === value))) field.value = value;
    }
    for (const [index, details] of [...section.querySelectorAll('details')].entries())
      details.open = open[index] === true;
    if (focus !== '') document.getElementById(focus)?.focus();
  }

  function show({ id, html }) {
    const section = document.getElementById(id);
    const state = stateOf(section);
    section.replaceChildren(...parser.parseFromString(html, 'text/html').body.childNodes);
    // A new question begins closed and empty.
    if (id !== 'question') restore(section, state);
    if (id !== 'question') return;
    const waits = section.querySelector('form') !== null;
    section.classList.toggle('idle', !waits);
    document.title = `${waits ? '● ' : ''}${document.title.replace(/^● /, '')}`;
    // Before the first tap a browser refuses to vibrate, and complains.
    if (waits && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(200);
  }

  const source = new EventSource('events');
  source.addEventListener('open', () => say(''));
  source.addEventListener('part', ({ data }) => show(JSON.parse(data)));
  source.addEventListener('end', () => {
    over = true;
    source.close();
    say('');
  });
  source.addEventListener('error', () => {
    if (!over) say('This device does not reach the run now. Answers are sent when it does.');
  });

  /** A lost connection is normal: the phone joins the network of the device in the middle of a scenario. */
  async function send(action, body, button) {
    button.disabled = true;
    for (;;) {
      const answer = await fetch(action, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(
        () => undefined,
      );
      if (over || answer !== undefined) {
        button.disabled = false;
        return answer;
      }
      say('Not sent yet: this device does not reach the run. The page tries again.');
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if ('device' in form.dataset) return;
    event.preventDefault();
    const { submitter } = event;
    const body = new URLSearchParams(new FormData(form, submitter));
    send(form.action, body, submitter)
      .then(async (answer) => answer !== undefined && say(answer.ok ? '' : (await answer.json()).message))
      .catch(() => say('The answer of the run cannot be read.'));
  });
  for (const section of document.querySelectorAll('#question'))
    section.classList.toggle('idle', section.querySelector('form') === null);
})();
