'use strict';
/** Filters the table of rules. The address contains the filters: `rules.html#level=MUST&text=block`. */
(() => {
  const form = document.getElementById('filter');
  const table = document.getElementById('rules');
  const rows = [...table.querySelectorAll('tr')];
  const [count, nothing, unknown] = ['count', 'nothing', 'unknown'].map((id) => document.getElementById(id));
  /** Words of a search that have no meaning for it. */
  const idle = new Set(
    (
      'a am an and any are as at be been by can could did do does for from get had has have how i if in into is it its ' +
      'may me must my of on or shall should so than that the their them then there these they this to was we were what ' +
      'when where whether which while who why will with would you your'
    ).split(' '),
  );
  const index = new MiniSearch({
    fields: ['id', 'text'],
    searchOptions: { prefix: (word) => word.length > 2, fuzzy: (word) => (word.length > 4 ? 0.1 : false) },
  });
  index.addAll(rows.map((row) => ({ id: row.dataset.id, text: `${row.textContent} ${row.dataset.words}` })));

  /** Search words, in the tokens of the index; if all of them have no meaning, all of them. */
  function wordsOf(text) {
    const words = MiniSearch.getDefault('tokenize')(text.toLowerCase()).filter(Boolean);
    const telling = words.filter((word) => !idle.has(word));
    return [...new Set(telling.length > 0 ? telling : words)];
  }

  /**
   * Rules that contain all words, or else those with the most words, the best first; the rule with the searched id
   * comes before all.
   */
  function search(text) {
    const words = wordsOf(text);
    const hits = index.search(words.join(' '), { combineWith: 'OR' });
    const most = hits.reduce((best, { queryTerms }) => Math.max(best, queryTerms.length), 0);
    const named = rows.map(({ dataset }) => dataset.id).filter((id) => id.toLowerCase() === text.trim().toLowerCase());
    const whole = most === words.length;
    const least = whole ? most : Math.max(1, most - 1);
    const best = hits.filter(({ queryTerms }) => queryTerms.length >= least).map(({ id }) => id);
    return { ids: [...new Set([...named, ...best])], whole };
  }

  /** Shows the rows that match the form, search results in their order. */
  function show() {
    const { text = '', ...wanted } = Object.fromEntries(new FormData(form));
    const found = text.trim() === '' ? undefined : search(text);
    const place = new Map(found?.ids.map((id, at) => [id, at]));
    const placeOf = (row) => place.get(row.dataset.id) ?? rows.length;
    table.append(...(found === undefined ? rows : [...rows].sort((a, b) => placeOf(a) - placeOf(b))));
    let shown = 0;
    for (const row of rows) {
      const fits =
        Object.entries(wanted).every(([name, value]) => value === '' || row.dataset[name] === value) &&
        (found === undefined || place.has(row.dataset.id));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    const some = shown > 0 && found?.whole === false ? '; none contains all the words' : '';
    count.textContent = `${shown} of ${rows.length} rules${some}`;
    nothing.hidden = shown > 0;
  }

  /** Reads the form from the address, and reports unknown parts. */
  function read() {
    const address = location.hash.slice(1);
    // Every other fragment is an anchor of the page.
    if (address !== '' && !address.includes('=')) return show();
    const given = new URLSearchParams(address);
    const fields = [...form.elements].filter(({ name }) => name);
    const strange = [...given].filter(([name]) => !fields.some((field) => field.name === name));
    for (const field of fields) {
      const value = given.get(field.name) ?? '';
      const known = !field.options || [...field.options].some((option) => option.value === value);
      field.value = known ? value : '';
      if (!known) strange.push([field.name, value]);
    }
    const names = strange.map(([name, value]) => `${name}=${value}`).join(', ');
    unknown.textContent = names && `The address contains ${names}, which this page does not know and ignores.`;
    return show();
  }

  /** Writes the form into the address. */
  function write() {
    const chosen = [...new FormData(form)].filter(([, value]) => value !== '');
    history.replaceState(undefined, '', `#${new URLSearchParams(chosen)}`);
    unknown.textContent = '';
    show();
  }

  form.hidden = false;
  form.addEventListener('input', write);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(write));
  addEventListener('hashchange', read);
  read();
})();
