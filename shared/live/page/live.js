'use strict';
// Figures that a reader can turn. The chapters' own Rust draws them anew, as a program in the browser: what stands here holds
// the controls, asks the program, and puts its answers in place. It computes nothing.
(() => {
    // Where a browser cannot run the program, the figures stand still.
    if (!('WebAssembly' in window)) return;

    // The program that draws, loaded when a control is first touched. It comes as a script, which a page opened from a file
    // may load, too.
    let program;
    const load = () => program ??= new Promise((loaded, failed) => {
        const script = document.createElement('script');
        script.onload = loaded;
        script.onerror = () => failed(new Error('figures.js could not be loaded'));
        script.src = new URL('figures.js', training.folder);
        document.head.append(script);
    }).then(() => WebAssembly.compile(Uint8Array.from(atob(figuresProgram), (letter) => letter.charCodeAt(0))))
        .catch((error) => {
            program = undefined;
            throw error;
        });

    // What an input says, as the program takes it.
    const valuesOf = (input) => input.dataset.values?.split(' ');
    const read = (input) => {
        if (input.type === 'checkbox') return input.checked ? 'yes' : 'no';
        return valuesOf(input)?.[input.value] ?? input.value;
    };
    const write = (input, text) => {
        input.checked = text === 'yes';
        if (input.type !== 'range') return;
        // A value between two of the slider's has the place of the nearest.
        const distances = valuesOf(input)?.map((value) => Math.abs(value - text));
        input.value = distances?.indexOf(Math.min(...distances)) ?? text;
        input.setAttribute('aria-valuetext', text);
        input.nextElementSibling.textContent = text.replace('-', '−');
    };

    // The controls of one figure. `state` has the parameters by name, each as the text that the program takes; `drawn` are
    // those that were drawn last, `standard` those of the printed figure.
    class Figure {
        constructor(form) {
            this.form = form;
            this.name = form.dataset.figure;
            this.figure = form.previousElementSibling;
            this.inputs = [...form.querySelectorAll('input')];
            this.output = form.querySelector('output');
            this.asksNetwork = 'network' in form.dataset;
            this.printed = this.figure.querySelector('svg');
            this.drawing = Promise.resolve();
            this.standard = new Map(this.inputs.map(({ name }) => [name, this.of(name).map(read).join(',')]));
            this.state = this.drawn = this.standard;
            this.figure.querySelector('figcaption').before(form);
            form.hidden = false;
            this.show();
            this.listen();
        }

        // The inputs of a parameter: several, if it is a list.
        of(parameter) {
            return this.inputs.filter(({ name }) => name === parameter);
        }

        set(parameter, text) {
            this.state = new Map(this.state).set(parameter, text);
        }

        // Sets the controls as the state says.
        show() {
            for (const [name, text] of this.state) {
                const texts = text.split(',');
                this.of(name).forEach((input, place) => write(input, texts[place] ?? ''));
            }
        }

        // Draws, one drawing after the other. `doing` is what else the program should know.
        draw(doing = '') {
            this.drawing = this.drawing.then(load).then((program) => {
                const parameters = [...this.state].map((pair) => pair.join('='));
                const question = `${this.name}?${parameters.join('&')}${doing}\n${this.asksNetwork ? training.network : ''}`;
                let answer = '';
                runProgram(program, new TextEncoder().encode(question), (text) => { answer += text; });
                const [now, words, ...svg] = answer.split('\n');
                this.state = this.drawn = new Map(now.split('&').map((pair) => pair.split('=')));
                this.put(words, svg.join('\n'));
            }).catch((error) => {
                this.state = this.drawn;
                this.put(error.message);
            }).then(() => {
                this.show();
                this.form.dispatchEvent(new Event('drawn'));
            });
            return this.drawing;
        }

        // The reader has turned something.
        turn(doing) {
            this.draw(doing).then(remember);
        }

        // Shows words and drawings: the first in the place of the figure's, others below the controls.
        put(words, svg) {
            this.output.textContent = words;
            if (!svg) return;
            const template = document.createElement('template');
            template.innerHTML = svg;
            const [first, ...others] = template.content.children;
            this.figure.querySelector('svg').replaceWith(first);
            this.figure.querySelectorAll('.further').forEach((further) => further.remove());
            this.form.after(...others);
        }

        // What differs from the figure as it is printed.
        changes() {
            const changed = [...this.state].filter(([name, text]) => text !== this.standard.get(name));
            return changed.map(([name, text]) => `${this.name.split('/')[1]}.${name}=${text}`);
        }

        listen() {
            const { form, figure } = this;
            for (const touch of ['pointerdown', 'focusin']) figure.addEventListener(touch, () => load().catch(() => {}), { once: true });
            form.addEventListener('submit', (event) => event.preventDefault());
            form.addEventListener('input', ({ target }) => {
                const place = this.of(target.name).indexOf(target);
                const texts = this.state.get(target.name).split(',');
                texts[place] = read(target);
                this.set(target.name, texts.join(','));
                this.turn(`&turned=${place}`);
            });
            form.addEventListener('reset', () => {
                this.state = this.drawn = this.standard;
                this.put('', this.printed.outerHTML);
                this.show();
                // The printed answer is the printed network's.
                if (this.asksNetwork && training.network) this.draw();
                remember();
            });
            form.querySelectorAll('[data-plays]').forEach((button) => this.plays(button));
            form.querySelectorAll('[data-pens]').forEach((button) => this.pens(button));
            form.querySelector('[data-clears]')?.addEventListener('click', ({ target }) => {
                this.set(target.dataset.clears, '');
                this.turn();
            });
            if ('drag' in form.dataset) this.drags();
            if (this.asksNetwork) document.addEventListener('trained', () => this.draw());
            if (form.querySelector('[data-trains]')) training.listen(this);
        }

        // A button that moves a slider one step after the other, and one that moves it once.
        plays(button) {
            const [slider] = this.of(button.dataset.plays);
            let timer;
            const stop = () => {
                timer = clearInterval(timer);
                button.textContent = 'play';
            };
            const step = () => {
                const before = slider.value;
                slider.stepUp();
                if (slider.value === before) return stop();
                slider.dispatchEvent(new Event('input', { bubbles: true }));
            };
            button.addEventListener('click', () => {
                if (timer) return stop();
                if (slider.value === slider.max) slider.value = slider.min;
                button.textContent = 'stop';
                timer = setInterval(step, 120);
            });
            button.nextElementSibling.addEventListener('click', step);
            this.form.addEventListener('reset', stop);
        }

        // The drawing is held at a place, in its own units. What that means, the program knows.
        hold(x, y, begins = '') {
            this.turn(`&at=${x},${y}${begins}`);
            // For who asks a network before training one.
            if (this.asksNetwork && !training.network && !training.stop) {
                training.start('ch05-training/loss_curve?losses=600&by_differences=no', () => {}).catch((error) => this.put(error.message));
            }
        }

        drags() {
            const { figure } = this;
            const move = ({ clientX, clientY }, begins) => {
                const toDrawing = figure.querySelector('svg').getScreenCTM().inverse();
                const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(toDrawing);
                this.hold(x, y, begins);
            };
            figure.classList.add('held');
            figure.addEventListener('pointerdown', (event) => {
                if (!event.isPrimary || event.button || !event.target.closest('svg')) return;
                event.preventDefault();
                figure.setPointerCapture(event.pointerId);
                move(event, '&begins=yes');
            });
            figure.addEventListener('pointermove', (event) => figure.hasPointerCapture(event.pointerId) && move(event));
        }

        // A pen for the keyboard: its button lowers and lifts it, the arrow keys move it.
        pens(button) {
            const pen = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
            const place = { cx: 120, cy: 150 };
            const isDown = () => button.getAttribute('aria-pressed') === 'true';
            const lower = (down) => button.setAttribute('aria-pressed', down);
            const show = () => {
                Object.entries({ class: 'pen', r: 7, ...place }).forEach(([name, value]) => pen.setAttribute(name, value));
                this.figure.querySelector('svg').append(pen);
            };
            button.addEventListener('focus', show);
            button.addEventListener('blur', () => {
                lower(false);
                pen.remove();
            });
            this.form.addEventListener('drawn', () => document.activeElement === button && show());
            button.addEventListener('click', () => {
                lower(!isDown());
                if (isDown()) this.hold(place.cx, place.cy, '&begins=yes');
            });
            button.addEventListener('keydown', (event) => {
                const [to, by] = { ArrowLeft: ['cx', -6], ArrowRight: ['cx', 6], ArrowUp: ['cy', -6], ArrowDown: ['cy', 6] }[event.key] ?? [];
                if (!to) return;
                event.preventDefault();
                // The book would turn its page.
                event.stopPropagation();
                place[to] += by;
                show();
                if (isDown()) this.hold(place.cx, place.cy);
            });
        }
    }

    const all = [...document.querySelectorAll('form.live')].map((form) => new Figure(form));

    // The address says what was changed, so that it can be kept and passed on. It waits until the reader pauses: browsers
    // count how often an address changes.
    let pause;
    function remember() {
        clearTimeout(pause);
        pause = setTimeout(() => {
            const changes = all.flatMap((figure) => figure.changes());
            history.replaceState(null, '', changes.length ? `#${changes.join('&')}` : location.pathname + location.search);
        }, 300);
    }

    function recall() {
        const told = new Set();
        for (const [key, text] of new URLSearchParams(location.hash.slice(1))) {
            const [name, parameter] = key.split('.');
            const figure = all.find((figure) => figure.name.endsWith(`/${name}`) && figure.state.has(parameter));
            if (!figure) continue;
            if (!told.has(figure)) figure.state = figure.standard;
            told.add(figure);
            figure.set(parameter, text);
        }
        for (const figure of told) figure.draw();
        [...told][0]?.figure.scrollIntoView({ block: 'center' });
    }
    addEventListener('hashchange', recall);
    recall();
})();
