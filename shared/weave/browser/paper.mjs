// The book on paper: how many pages, and dark ink on white in a dark theme too.

import { faint } from './contrast.mjs';

const MOST_PAGES = 150;

export const paper = async (browser, home, chapters, fail) => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    await context.addInitScript(() => localStorage.setItem('mdbook-theme', 'navy'));
    const tab = await context.newPage();
    await tab.goto(`${home}print.html`);
    await tab.emulateMedia({ media: 'print' });
    const ground = await tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    if (ground !== 'rgb(255, 255, 255)') fail('on paper', `the ground is ${ground}`);
    for (const what of await tab.evaluate(faint)) fail('on paper', what);
    const links = await tab.locator('.contents a').evaluateAll((links) => links.map((link) => document.querySelector(link.hash)?.innerText === link.innerText));
    if (links.length < chapters || links.includes(false)) fail('on paper', `the contents have ${links.length} lines, of which ${links.filter((leads) => !leads).length} lead to no heading of these words`);
    const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    if (pages === 0 || pages >= MOST_PAGES) fail('on paper', `${pages} pages, wanted fewer than ${MOST_PAGES}`);
    console.log(`on paper: ${pages} pages`);
    await context.close();
};
