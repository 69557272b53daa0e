'use strict';
/** Finds the questions that a text is about. The page of the questions and the command line use it. */
(() => {
  /** Words that say nothing about a question. */
  const IDLE = new Set(
    (
      'a about am an and any anything are as at be been by can could d did do does doesn don ever for from get gets got had ' +
      'has have how i if in into is isn it its just know ll may me mean means might must my now of off on or our please re ' +
      's say shall should so some something still t tell than that the their them then there these they thing this to ' +
      'use using ve was we were what when where whether which while who why will with without won work works would you your'
    ).split(' '),
  );
  /** Words of nearly every question: they rank, and do not decide. */
  const WEAK = new Set(
    'call calls device during fail failing fails happen happens host process provisioning return returns simplelink'.split(
      ' ',
    ),
  );
  /** Parts of names that many names have. */
  const PREFIXES = new Set('sl wlan netapp ret code cmd'.split(' '));

  const isNumber = (token) => /^-?\d+$/.test(token);
  const isName = (token) => isNumber(token) || token.includes('_');
  /** Words, numbers with their sign, and names with their underscores. */
  const tokensOf = (text) => text.toLowerCase().match(/(?<![\p{L}\p{N}])-?\d+(?![\p{L}\p{N}])|[\p{L}\p{N}_]+/gu) ?? [];
  const partsOf = (token) =>
    token.includes('_') ? token.split('_').filter((part) => part !== '' && !PREFIXES.has(part)) : [];
  const termsOf = (token) => (IDLE.has(token) ? null : [token, ...partsOf(token)]);

  /** Whether the matched terms contain a word of the question; a name also matches by all its parts. */
  function isMatched(token, matched) {
    const parts = partsOf(token);
    return matched.has(token) || (parts.length > 0 && parts.every((part) => matched.has(part)));
  }

  /**
   * A search of questions.
   *
   * @param entries each with id, question, words and answer as texts
   * @returns for a text the ids of the questions about it, the best first: all its names and numbers are in them, and more
   * than half of its other words
   */
  function questionSearch(MiniSearch, entries) {
    const index = new MiniSearch({
      fields: ['question', 'words', 'answer'],
      tokenize: tokensOf,
      processTerm: termsOf,
      searchOptions: {
        prefix: (term) => term.length > 3 && !isName(term),
        fuzzy: (term) => (term.length > 4 && !isName(term) ? 0.2 : false),
        boost: { question: 3, words: 2 },
      },
    });
    index.addAll(entries);
    return (asked) => {
      const tokens = [...new Set(tokensOf(asked))].filter((token) => !IDLE.has(token));
      const deciding = tokens.filter((token) => !WEAK.has(token));
      const counted = deciding.length > 0 ? deciding : tokens;
      const found = index.search(asked).filter(({ queryTerms }) => {
        const matched = new Set(queryTerms);
        const share = counted.filter((token) => isMatched(token, matched)).length / counted.length;
        return share > 0.5 && counted.every((token) => !isName(token) || isMatched(token, matched));
      });
      const [best] = found;
      // A much worse match than the best one is no answer.
      return found.filter(({ score }) => score >= best.score * 0.6).map(({ id }) => id);
    };
  }

  if (typeof module === 'undefined') globalThis.questionSearch = questionSearch;
  else module.exports = { questionSearch };
})();
