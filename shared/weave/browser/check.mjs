// Opens every page of the built book in headless Chromium, as a reader's browser would, and says what is not as it
// should be.
//
//     npm ci && node check.mjs [../../../target/book]
//
// Exit code: 0 all is well, 1 something is not, 2 the check itself could not run.

import { createServer } from 'node:http';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';
import { faint } from './contrast.mjs';
import { keyboard } from './keyboard.mjs';
import { paper } from './paper.mjs';
import { search } from './search.mjs';

const book = resolve(process.argv[2] ?? join(import.meta.dirname, '../../../target/book'));
// A desk and a phone, by day and by night.
const views = [['light', 1280], ['navy', 1280], ['light', 390], ['navy', 390]];
// Other phones, and all themes.
const widths = [320, 360];
const themes = ['light', 'rust', 'coal', 'navy', 'ayu'];

const cannotRun = (why) => {
    console.error(`THE BROWSER CHECK DID NOT RUN: ${why}`);
    process.exit(2);
};

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'];
const executablePath = process.env.CHROMIUM ?? browsers.find(existsSync);
if (!executablePath || !existsSync(executablePath)) {
    cannotRun(`no Chromium at ${process.env.CHROMIUM ?? browsers.join(', ')}: install it (Debian: apt-get install chromium), or name it in CHROMIUM`);
}
if (!existsSync(join(book, 'index.html'))) {
    cannotRun(`no book in ${book}: run \`cargo book build\` first`);
}
const { chromium } = await import('playwright-core').catch(() =>
    cannotRun('playwright-core is missing: run `npm ci` in shared/weave/browser first'));

let failures = 0;
const fail = (page, what) => {
    failures += 1;
    console.error(`FAILED ${page}: ${what}`);
};

const files = readdirSync(book, { recursive: true })
    .map((file) => join(book, file))
    .filter((file) => statSync(file).isFile());
const pages = files
    .map((file) => relative(book, file).split(sep).join('/'))
    .filter((file) => file.endsWith('.html') && file !== 'toc.html')
    .sort();
// What is printed has all pages again, and what is not found has none.
const own = pages.filter((page) => page !== 'print.html' && page !== '404.html');
const chapters = pages.filter((page) => /^ch\d/.test(page));

// The book as any plain web server would show it.
const kinds = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2' };
const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://book').pathname);
    const file = join(book, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(book + sep) || !existsSync(file) || !statSync(file).isFile()) {
        response.writeHead(404).end();
        return;
    }
    response.writeHead(200, { 'Content-Type': kinds[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const home = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium
    .launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
    .catch((error) => cannotRun(`${executablePath} does not start: ${error.message}`));

// What a page looks like from inside.
const look = () => {
    const size = (element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0;
    };
    const told = (element) => element.textContent.trim().replace(/\s+/g, ' ').slice(0, 60);
    const all = (selector) => [...document.querySelectorAll(selector)];
    const loaded = [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family.replaceAll('"', ''));
    const colours = all('.figure svg *').map((shape) => getComputedStyle(shape)).map((style) => `${style.stroke} ${style.fill}`);
    return {
        theme: document.documentElement.className,
        brokenImages: all('img').filter((image) => !image.complete || image.naturalWidth === 0).map((image) => image.src),
        figures: all('.figure svg').length,
        emptyFigures: all('.figure svg').filter((svg) => !size(svg)).map((svg) => svg.getAttribute('aria-label')),
        untoldFigures: all('.figure svg').filter((svg) => !svg.getAttribute('aria-label')).length,
        formulas: all('math').length,
        emptyFormulas: all('math').filter((math) => !size(math)).map(told),
        rawFormulas: all('main p, main li, main td').filter((text) => /\$\S|\\frac|\\lim/.test([...text.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(''))).map(told),
        fonts: loaded,
        runButtons: all('.play-button').length,
        colours: colours.join(),
        ids: all('[id]').map((element) => element.id),
        links: all('main a[href], nav a[href]').map((link) => link.href),
        words: all('main').map((main) => main.innerText).join(' ').toLowerCase().match(/[a-z]{7,}/g) ?? [],
        korean: all('main').map((main) => main.innerText).join(' ').match(/[가-힣]+/g) ?? [],
        headings: all('h1').map(told),
        title: document.title,
        description: document.querySelector('meta[name=description]')?.content,
    };
};

// What a reader of a narrow window would not see: code, tables and formulas scroll, all else must fit.
const tooWide = () => {
    const scrolls = (element) => element.closest('pre, .table-wrapper, .math, svg') !== null;
    const leaves = (element) => element.getBoundingClientRect().right > window.innerWidth + 1;
    const outer = [...document.querySelectorAll('main *')].filter((element) => !scrolls(element) && leaves(element));
    return outer.map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 60)}`);
};

// Formulas whose comma or full stop has gone to the next line without them.
const parted = () => {
    const first = (text) => {
        const range = document.createRange();
        range.setStart(text, 0);
        range.setEnd(text, 1);
        return range.getBoundingClientRect();
    };
    const formulas = [...document.querySelectorAll('main math')].filter((math) => /^[.,;:?)]/.test(math.nextSibling?.data ?? ''));
    const after = formulas.filter((math) => first(math.nextSibling).left < math.getBoundingClientRect().left);
    return after.map((math) => `${math.textContent.trim()}${math.nextSibling.data.slice(0, 20)}`);
};

const inAllThemes = async (tab, page) => {
    for (const theme of themes) {
        await tab.evaluate((theme) => document.getElementById(`mdbook-theme-${theme}`).click(), theme);
        for (const what of await tab.evaluate(faint)) fail(`${page} (${theme})`, what);
    }
};
const onOtherPhones = async (tab, page) => {
    for (const width of widths) {
        await tab.setViewportSize({ width, height: 900 });
        for (const text of await tab.evaluate(tooWide)) fail(`${page} (${width} pixels)`, `this leaves the page: ${text}`);
        for (const text of await tab.evaluate(parted)) fail(`${page} (${width} pixels)`, `a formula is parted from what follows: ${text}`);
    }
};

const seen = {};
for (const page of pages) {
    for (const [theme, width] of views) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
        await context.addInitScript((name) => localStorage.setItem('mdbook-theme', name), theme);
        const tab = await context.newPage();
        const at = `${page} (${theme}, ${width} pixels)`;
        tab.on('console', (message) => message.type() === 'error' && fail(at, `the console says: ${message.text()}`));
        tab.on('pageerror', (error) => fail(at, `a script failed: ${error.message}`));
        tab.on('requestfailed', (request) => fail(at, `${request.url()} could not be loaded: ${request.failure()?.errorText}`));
        tab.on('request', (request) => !/^data:/.test(request.url()) && !request.url().startsWith(home) && fail(at, `it loads ${request.url()} from elsewhere`));
        tab.on('response', (response) => response.status() >= 400 && fail(at, `${response.url()} answers ${response.status()}`));
        await tab.goto(home + page, { waitUntil: 'load' });
        await tab.evaluate(() => document.fonts.ready);
        const found = await tab.evaluate(look);
        if (!found.theme.split(' ').includes(theme)) fail(at, `the theme is "${found.theme}"`);
        found.brokenImages.forEach((image) => fail(at, `the image ${image} is not loaded`));
        found.emptyFigures.forEach((figure) => fail(at, `the figure "${figure}" has no size`));
        if (found.untoldFigures) fail(at, `${found.untoldFigures} figures have no description`);
        found.emptyFormulas.forEach((formula) => fail(at, `the formula ${formula} has no size`));
        found.rawFormulas.forEach((text) => fail(at, `a formula is left as LaTeX: ${text}`));
        if (found.formulas && !found.fonts.includes('STIX Two Math')) fail(at, `the font for formulas is not loaded, only ${found.fonts}`);
        if (found.runButtons) fail(at, `${found.runButtons} Run buttons, which cannot work`);
        if (theme !== views[0][0] && found.colours && seen[page].colours === found.colours) fail(at, 'the figures do not follow the theme');
        for (const text of await tab.evaluate(tooWide)) fail(at, `this leaves the page: ${text}`);
        for (const text of await tab.evaluate(parted)) fail(at, `a formula is parted from what follows: ${text}`);
        if (width > 1000 && !seen[page]) await inAllThemes(tab, page);
        else if (theme === views[0][0]) await onOtherPhones(tab, page);
        seen[page] ??= found;
        await context.close();
    }
    console.log(`looked at ${page}: ${seen[page].figures} figures, ${seen[page].formulas} formulas`);
}

for (const page of own) {
    for (const link of new Set(seen[page].links)) {
        const url = new URL(link);
        if (url.origin !== new URL(home).origin) continue;
        const target = decodeURIComponent(url.pathname.slice(1)).replace(/(^|\/)$/, '$1index.html');
        const anchor = decodeURIComponent(url.hash.slice(1));
        if (!existsSync(join(book, target))) fail(page, `a link leads to ${target}, which is not in the book`);
        else if (anchor && seen[target] && !seen[target].ids.includes(anchor)) fail(page, `a link leads to #${anchor}, which ${target} does not have`);
    }
}

for (const page of own) {
    const { headings, title, description } = seen[page];
    const number = /^ch(\d+)/.exec(page)?.[1];
    if (headings.length !== 1) fail(page, `wanted one h1, found ${headings.length}: ${headings}`);
    else if (number && !headings[0].startsWith(`${Number(number)} ·`)) fail(page, `its heading "${headings[0]}" lacks the chapter's number`);
    for (const [what, text] of [['title', title], ['description', description]]) {
        const again = own.find((other) => other !== page && seen[other][what === 'title' ? 'title' : 'description'] === text);
        if (!text) fail(page, `it has no ${what}`);
        else if (again) fail(page, `its ${what} is also that of ${again}`);
    }
}

// Readers whose browser runs no script, or shows the system's own colours.
for (const [who, settings] of [['without scripts', { javaScriptEnabled: false }], ['in forced colours', { forcedColors: 'active' }]]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark', ...settings });
    const tab = await context.newPage();
    for (const page of chapters) {
        await tab.goto(home + page);
        for (const what of await tab.evaluate(faint)) fail(`${page} (${who})`, what);
    }
    await context.close();
}

await search(browser, home, pages, seen, fail);
await keyboard(browser, home + chapters[0], fail);
await paper(browser, home, chapters.length, fail);

// The promise that nothing is loaded from elsewhere is kept by the browser itself.
const tab = await browser.newPage();
await tab.goto(home);
const refused = await tab.evaluate(() => new Promise((answer) => {
    document.addEventListener('securitypolicyviolation', (event) => answer(event.effectiveDirective));
    setTimeout(() => answer(null), 3000);
    new Image().src = 'https://elsewhere.invalid/image.png';
}));
if (refused !== 'img-src') fail('index.html', 'its Content-Security-Policy lets an image from elsewhere in');

await browser.close();
server.close();
console.log(`${pages.length} pages in ${views.length} views each: ${failures ? `${failures} not well` : 'all well'}`);
process.exit(failures ? 1 : 0);
