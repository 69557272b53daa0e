'use strict';
/** Filters the table of rules. What is chosen stands in the address: `rules.html#level=MUST&text=block`. */
(() => {
  const form = document.getElementById('filter');
  const rows = [...document.querySelectorAll('#rules tr')];
  const count = document.getElementById('count');
  const index = new MiniSearch({
    fields: ['id', 'text'],
    searchOptions: { prefix: true, combineWith: 'AND', fuzzy: 0.1 },
  });
  index.addAll(rows.map((row) => ({ id: row.dataset.id, text: `${row.textContent} ${row.dataset.words}` })));

  /** Shows the rows that fit the form. */
  function show() {
    const { text = '', ...wanted } = Object.fromEntries(new FormData(form));
    const found = text.trim() === '' ? undefined : new Set(index.search(text).map(({ id }) => id));
    let shown = 0;
    for (const row of rows) {
      const fits =
        Object.entries(wanted).every(([name, value]) => value === '' || row.dataset[name] === value) &&
        (found === undefined || found.has(row.dataset.id));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    count.textContent = `${shown} of ${rows.length} rules`;
  }

  /** Takes the form from the address. */
  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const field of form.elements) if (field.name) field.value = given.get(field.name) ?? '';
    show();
  }

  /** Puts the form into the address. */
  function write() {
    const chosen = [...new FormData(form)].filter(([, value]) => value !== '');
    history.replaceState(undefined, '', `#${new URLSearchParams(chosen)}`);
    show();
  }

  form.hidden = false;
  form.addEventListener('input', write);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(write));
  addEventListener('hashchange', read);
  read();
})();
