// The search: a word that one chapter alone has leads to that chapter; signs, numbers and Korean words are found; and
// where nothing is found, it says so.

const SIGNS = ['σ', 'sigma', 'ε', '1e-50', '∂', '≈'];

export const search = async (browser, home, pages, seen, fail) => {
    const tab = await browser.newPage();
    await tab.goto(home);
    await tab.keyboard.press('s');
    await tab.waitForSelector('#mdbook-searchbar-outer:not(.searching)');
    const bar = tab.locator('#mdbook-searchbar');
    const results = async (query) => {
        await bar.fill(query);
        await bar.press('Shift');
        await tab.waitForFunction((query) => document.getElementById('mdbook-searchresults-header').innerText.includes(`'${query}'`), query, { timeout: 5000 });
        return tab.locator('#mdbook-searchresults a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    };

    for (const page of pages.filter((page) => /^ch\d/.test(page))) {
        const others = new Set(pages.filter((other) => other !== page && other !== 'print.html').flatMap((other) => seen[other].words));
        const word = seen[page].words.find((word) => !others.has(word));
        if (!(await results(word)).some((link) => link.includes(page))) fail(page, `the search does not find "${word}"`);
    }
    const korean = [...new Set(pages.flatMap((page) => seen[page].korean))];
    for (const query of [...SIGNS, ...korean]) {
        if ((await results(query)).length === 0) fail('search', `it does not find "${query}"`);
    }
    if ((await results('qqqq')).length > 0) fail('search', 'it finds what no page has');
    const told = await tab.locator('#mdbook-searchresults-header[role=status]').innerText();
    if (!told.startsWith('No search results')) fail('search', `where nothing is found, it says "${told}"`);
    console.log(`search finds a word of each chapter, ${SIGNS.join(', ')} and ${korean.length} Korean words`);
    await tab.close();
};
