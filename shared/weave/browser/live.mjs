// Turns every figure that can be turned, in Node and in headless Chromium, and compares with what the native programs draw.
//
//     npm ci && node live.mjs [../../../target]
//
// `.ci/live` builds what it needs. Exit code: 0 all is well, 1 something is not, 2 the check itself could not run.

import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

const target = resolve(process.argv[2] ?? join(import.meta.dirname, '../../../target'));
const live = join(import.meta.dirname, '../../live');
const book = join(target, 'book');
const snapshots = join(live, '../../snapshots');

const cannotRun = (why) => {
    console.error(`THE CHECK OF THE LIVE FIGURES DID NOT RUN: ${why}`);
    process.exit(2);
};
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'];
const executablePath = process.env.CHROMIUM ?? browsers.find(existsSync) ?? cannotRun('no Chromium');
for (const file of [join(book, 'live/figures.js'), join(target, 'debug/figures')]) {
    if (!existsSync(file)) cannotRun(`there is no ${file}`);
}

let passed = 0;
const failures = [];
const check = (what, isRight) => {
    if (isRight) passed += 1;
    else failures.push(what);
};

const states = readFileSync(join(live, 'states.txt'), 'utf8').trim().split('\n');
const nameOf = (state) => state.split('?')[0];
const native = (state) => execFileSync(join(target, 'debug/figures'), { input: state, encoding: 'utf8' });
const drawn = new Map(states.map((state) => [state, native(state)]));
const usual = new Map(states.toReversed().map((state) => [nameOf(state), state]));
const accepted = (name) => readFileSync(join(snapshots, `${name}.snap.svg`), 'utf8');

// In Node, with the page's own way to run a program.
const runProgram = new Function(`${readFileSync(join(live, 'page/program.js'), 'utf8')}; return runProgram;`)();
const figures = new WebAssembly.Module(readFileSync(join(target, 'wasm32-wasip1/live/figures.wasm')));
for (const state of states) {
    let answer = '';
    runProgram(figures, new TextEncoder().encode(state), (text) => { answer += text; });
    check(`Node draws other bytes for ${state}`, answer === drawn.get(state));
}
for (const [name, state] of usual) {
    check(`${name} is not the accepted figure`, drawn.get(state).split('\n').slice(2).join('\n') === accepted(name));
}
let complaint = '';
try {
    runProgram(figures, new TextEncoder().encode('ch05-training/uphill?'), () => {});
} catch (error) {
    complaint = error.message;
}
check(`a question without an answer gives "${complaint}"`, complaint === 'wanted a figure that can be turned, found `ch05-training/uphill`');

// In the browser, on the book's own pages.
const kinds = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript' };
const server = createServer(({ url }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://book').pathname);
    const file = join(book, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(book + sep) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': kinds[file.split('.').pop()] ?? 'application/octet-stream' });
    return response.end(readFileSync(file));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const home = `http://127.0.0.1:${server.address().port}/`;
const { chromium } = await import('playwright-core').catch(() => cannotRun('playwright-core is missing: run `npm ci`'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
    .catch((error) => cannotRun(error.message));

// A drawing as the browser understands it: the page holds the same elements, in a text of its own.
const understood = (svg) => {
    const template = document.createElement('template');
    template.innerHTML = svg;
    return template.content.firstElementChild.outerHTML.replace(/>\s+</g, '><');
};
const shown = (name) => [...document.querySelectorAll('form.live')].find((form) => form.dataset.figure === name)
    .closest('figure').querySelector('svg').outerHTML.replace(/>\s+</g, '><');
const wait = (tab, name, what) => tab.locator(`form.live[data-figure="${name}"]`).evaluate((form, what) => new Promise((drawn) => {
    form.addEventListener('drawn', () => drawn(form.querySelector('output').textContent), { once: true });
    if (what === 'reset') form.reset();
    else location.hash = what;
}), what);

for (const [name, state] of usual) {
    const tab = await browser.newPage();
    tab.on('console', (message) => message.type() === 'error' && failures.push(`${name}: the console says ${message.text()}`));
    tab.on('pageerror', (error) => failures.push(`${name}: a script failed: ${error.message}`));
    const loaded = [];
    tab.on('request', (request) => loaded.push(request.url().replace(home, '')));
    await tab.goto(`${home}${name.split('/')[0]}/index.html`, { waitUntil: 'load' });
    check(`${name} loads its program before it is touched`, !loaded.some((file) => /figures\.js|wasm/.test(file)));
    const before = await tab.evaluate(shown, name);
    await wait(tab, name, 'reset');
    const after = await tab.evaluate(shown, name);
    check(`${name}: the page's own drawing changes when it is drawn anew`, before === after);
    for (const state of states.filter((state) => nameOf(state) === name && !/&(turned|at)=/.test(state))) {
        const hash = state.split('?')[1].split('&').map((pair) => `${name.split('/')[1]}.${pair}`).join('&');
        const words = await wait(tab, name, `#${hash}`);
        const [, wanted, ...svg] = drawn.get(state).split('\n');
        const drawing = await tab.evaluate(understood, svg.join('\n'));
        check(`${state}: the page shows another drawing`, drawing === await tab.evaluate(shown, name));
        check(`${state}: the page says "${words}"`, words === wanted);
    }
    for (const state of states.filter((state) => nameOf(state) === name)) {
        const answer = await tab.evaluate(async (state) => {
            const program = await WebAssembly.compile(Uint8Array.from(atob(figuresProgram), (letter) => letter.charCodeAt(0)));
            let answer = '';
            runProgram(program, new TextEncoder().encode(state), (text) => { answer += text; });
            return answer;
        }, state);
        check(`Chromium draws other bytes for ${state}`, answer === drawn.get(state));
    }
    await tab.close();
}

await browser.close();
server.close();
failures.forEach((failure) => console.error(`FAILED ${failure}`));
console.log(`live figures: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
