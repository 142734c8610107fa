// Search for what mdBook's index drops: signs, numbers such as 1e-50, Korean words.
//
// Its index keeps the letters a to z and digits alone. This looks through the text of each section instead, which the
// index carries for its excerpts. Every term must be there: a word by its beginning, in any of its forms, all else
// anywhere. A section is the higher the more its title has of them, and the place where a term is introduced, with its
// Korean name behind it, comes first.
(() => {
    'use strict';

    const GREEK = { alpha: 'α', beta: 'β', delta: 'δ', epsilon: 'ε', eta: 'η', lambda: 'λ', pi: 'π', sigma: 'σ' };

    // One form for each sign: a formula's letters, whatever their slant, are letters.
    const plain = (text) => text.normalize('NFKC').toLowerCase();

    // What all forms of a word begin with: of "symmetry", whose stem is "symmetri", it is "symmetr".
    const beginning = (word) => {
        let stem = elasticlunr.stemmer(word);
        while (!word.startsWith(stem)) stem = stem.slice(0, -1);
        return stem;
    };

    const pattern = (term) => {
        if (!/^[a-z]+$/.test(term)) return term.replace(/[.*+?^${}()|[\]\\\/]/g, '\\$&');
        const word = `(?<![a-z])${beginning(term)}${term.length > 2 ? '[a-z]*' : '(?![a-z])'}`;
        return GREEK[term] ? `${word}|${GREEK[term]}` : word;
    };

    const score = (section, patterns) => {
        const [title, body] = [section.title, section.body].map(plain);
        let sum = 0;
        for (const pattern of patterns) {
            const found = (text, after = '') => text.match(new RegExp(`(?:${pattern})${after}`, 'gu'))?.length ?? 0;
            const times = found(body);
            const one = 8 * Math.min(found(title), 1) + 20 * Math.min(found(body, ' ?\\([가-힣]'), 1) + Math.log1p(times);
            if (one === 0) return 0;
            sum += one;
        }
        return sum;
    };

    elasticlunr.Index.prototype.search = function (query) {
        const patterns = plain(query).split(/\s+/).filter(Boolean).map(pattern);
        return Object.values(this.documentStore.docs)
            .map((doc) => ({ ref: doc.id, doc, score: score(doc, patterns) }))
            .filter((result) => result.score > 0)
            .sort((a, b) => b.score - a.score);
    };

    document.getElementById('mdbook-searchbar').setAttribute('aria-label', 'Search this book');
    // What was found, or that nothing was, is also said.
    document.getElementById('mdbook-searchresults-header').setAttribute('role', 'status');
})();
