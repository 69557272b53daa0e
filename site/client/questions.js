'use strict';
/** Shows the questions that a search is about. The address contains the search: `questions.html#text=socket`. */
(() => {
  const form = document.getElementById('search');
  const articles = [...document.querySelectorAll('article.question')];
  const [count, contents] = ['count', 'contents'].map((id) => document.getElementById(id));
  const search = questionSearch(
    MiniSearch,
    articles.map((article) => ({
      id: article.id,
      question: article.querySelector('h2').textContent,
      words: article.dataset.words,
      answer: article.querySelector('p').textContent,
    })),
  );

  function show() {
    const text = form.elements.text.value.trim();
    const found = text === '' ? articles.map(({ id }) => id) : search(text);
    for (const article of articles) article.hidden = !found.includes(article.id);
    // The best comes first.
    for (const id of found) document.getElementById('list').append(document.getElementById(id));
    contents.hidden = text !== '';
    count.textContent = text === '' ? '' : `${found.length} of ${articles.length} questions`;
    const rules = document.getElementById('in-rules');
    rules.hidden = text === '';
    rules.querySelector('a').href = `rules.html#${new URLSearchParams({ text })}`;
  }

  form.hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(show));
  function ask() {
    const asked = new URLSearchParams(location.hash.slice(1)).get('text');
    if (asked === null) return;
    form.elements.text.value = asked;
    show();
  }
  window.addEventListener('hashchange', ask);
  ask();
})();
