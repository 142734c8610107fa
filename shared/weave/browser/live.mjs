// Turns every figure that can be turned, and trains, in Node and in headless Chromium, and compares with what the native
// programs draw and learn.
//
//     npm ci && node live.mjs [../../../target]
//
// `.ci/live` builds what it needs. Exit code: 0 all is well, 1 something is not, 2 the check itself could not run.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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
const native = (input, program = 'figures') => execFileSync(join(target, 'debug', program), { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
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

// Training, and then what the network takes some strokes for. In the file of states they follow a network's name.
const data = ['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz', 't10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz']
    .map((file) => readFileSync(join(book, 'live', file)))
    .flatMap((file) => [Buffer.from(`${file.length}\n`), file]);
const inNode = (program, input) => {
    let answer = '';
    const module = new WebAssembly.Module(readFileSync(join(target, `wasm32-wasip1/live/${program}.wasm`)));
    runProgram(module, input, (text) => { answer += text; });
    return answer;
};
const stagesOf = (answer) => answer.split('\f\n').slice(0, -1);
const shortly = { no: 600, yes: 100 };
const trainings = new Map(Object.entries(shortly).map(([byDifferences, steps]) => {
    const question = `ch05-training/loss_curve?losses=${steps}&by_differences=${byDifferences}`;
    const input = Buffer.concat([Buffer.from(`${question}\n`), ...data]);
    const stages = stagesOf(native(input, 'training'));
    const inWasm = stagesOf(inNode('training', input));
    check(`${question}: Node learns something else`, stages.length > 1 && JSON.stringify(stages) === JSON.stringify(inWasm));
    return [question, stages];
}));
const [network] = trainings.get('ch05-training/loss_curve?losses=600&by_differences=no').at(-1).split('\n');
console.log(`after 600 steps the network has the digest ${createHash('sha256').update(Buffer.from(network, 'base64')).digest('hex')}`);
const strokes = readFileSync(join(live, 'strokes.txt'), 'utf8').trim().split('\n');
const taken = new Map(strokes.map((state) => [state, native(`${state}\n${network}`)]));
for (const [state, answer] of taken) {
    check(`Node draws other bytes for ${state}`, inNode('figures', Buffer.from(`${state}\n${network}`)) === answer);
}

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
const pages = readdirSync(book, { recursive: true }).filter((path) => path.endsWith('.html') && path !== 'print.html');
const pageOf = (name) => pages.find((path) => readFileSync(join(book, path), 'utf8').includes(`data-figure="${name}"`));
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
    location.hash = what;
}), what);

const opened = async (name) => {
    const tab = await browser.newPage();
    tab.on('console', (message) => message.type() === 'error' && failures.push(`${name}: the console says ${message.text()}`));
    tab.on('pageerror', (error) => failures.push(`${name}: a script failed: ${error.message}`));
    const loaded = [];
    tab.on('request', (request) => loaded.push(request.url().replace(home, '')));
    await tab.goto(home + pageOf(name), { waitUntil: 'load' });
    check(`${name} loads its program before it is touched`, !loaded.some((file) => /figures\.js|wasm/.test(file)));
    return tab;
};
const hashOf = (state) => `#${state.split('?')[1].split('&').map((pair) => `${nameOf(state).split('/')[1]}.${pair}`).join('&')}`;

for (const [name, state] of usual) {
    const tab = await opened(name);
    const before = await tab.evaluate(shown, name);
    const said = await wait(tab, name, hashOf(state));
    const after = await tab.evaluate(shown, name);
    check(`${name}: the page's own drawing changes when it is drawn anew`, before === after);
    check(`${state}: the page says "${said}"`, said === drawn.get(state).split('\n')[1]);
    for (const changed of states.filter((other) => nameOf(other) === name && other !== state && !/&(turned|at)=/.test(other))) {
        const words = await wait(tab, name, hashOf(changed));
        const [, wanted, ...svg] = drawn.get(changed).split('\n');
        const drawing = await tab.evaluate(understood, svg.join('\n'));
        check(`${changed}: the page shows another drawing`, drawing === await tab.evaluate(shown, name));
        check(`${changed}: the page says "${words}"`, words === wanted);
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

// The worker of the page learns what the native program learns, and the whole training ends as the printed one.
const tab = await opened('ch05-training/loss_curve');
for (const [question, stages] of trainings) {
    const inWorker = await tab.evaluate((question) => new Promise((done) => {
        const worker = new Worker('../live/worker.js');
        const stages = [];
        worker.onmessage = ({ data: { stage, error } }) => {
            if (stage) stages.push(stage);
            else done(error ?? stages);
        };
        worker.postMessage(question);
    }), question);
    check(`${question}: Chromium learns something else`, JSON.stringify(inWorker) === JSON.stringify(stages));
}
const form = (name) => tab.locator(`form.live[data-figure="ch05-training/${name}"]`);
const began = Date.now();
await form('loss_curve').locator('[data-trains="10000"]').click();
await tab.waitForFunction(() => document.querySelector('form.live [data-stops]').disabled, undefined, { timeout: 120_000 });
console.log(`10,000 steps in the page took ${((Date.now() - began) / 1000).toFixed(1)} s`);
const reached = await form('loss_curve').locator('output').textContent();
check(`the whole training ends with "${reached}"`, reached.endsWith('Tested after 10000 steps, it reads 0.9466 of the test images.'));
for (const name of ['loss_curve', 'own_digit']) {
    const full = `ch05-training/${name}`;
    check(`the training ends with another ${name} than the printed one`, await tab.evaluate(understood, accepted(full)) === await tab.evaluate(shown, full));
}
// The pad, with a network that is trained in a second because nobody has trained one.
await tab.reload();
const pad = form('own_digit');
const cleared = pad.evaluate((form) => new Promise((drawn) => {
    form.addEventListener('drawn', () => drawn(), { once: true });
}));
await pad.locator('[data-clears]').click();
await cleared;
const box = await tab.locator('figure', { has: pad }).locator('svg').first().boundingBox();
const at = (x, y) => [box.x + x * box.width / 480, box.y + y * box.width / 480];
await tab.mouse.move(...at(140, 60));
await tab.mouse.down();
await tab.mouse.move(...at(136, 250), { steps: 8 });
await tab.mouse.up();
await tab.waitForFunction(() => /reads it as 1,/.test(document.querySelector('form[data-network] output').textContent), undefined, { timeout: 60_000 });
const answer = await pad.locator('output').textContent();
check(`a drawn stroke: "${answer}"`, answer.startsWith('The network reads it as 1,'));
// The same with the keyboard: the arrow keys move the pen and turn no page, the space bar lowers it.
await pad.locator('[data-clears]').click();
await pad.locator('[data-pens]').focus();
const keys = [...Array(12).fill('ArrowUp'), ...Array(3).fill('ArrowRight'), 'Space', ...Array(26).fill('ArrowDown'), 'Space', 'ArrowLeft'];
for (const key of keys) await tab.keyboard.press(key);
await tab.waitForTimeout(500);
const written = await pad.locator('output').textContent();
check(`a stroke by the keyboard: "${written}"`, written.startsWith('The network reads it as 1,'));
const strokesKept = await tab.evaluate(() => location.hash);
check(`a stroke by the keyboard: the address says ${strokesKept}`, /^#own_digit.strokes=42-16_(42-\d+_)+42-68$/.test(strokesKept));
for (const [state, wanted] of taken) {
    const found = await tab.evaluate(async (asked) => {
        const program = await WebAssembly.compile(Uint8Array.from(atob(figuresProgram), (letter) => letter.charCodeAt(0)));
        let answer = '';
        runProgram(program, new TextEncoder().encode(asked), (text) => { answer += text; });
        return answer;
    }, `${state}\n${network}`);
    check(`Chromium draws other bytes for ${state}`, found === wanted);
}

await browser.close();
server.close();
failures.forEach((failure) => console.error(`FAILED ${failure}`));
console.log(`live figures: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
