'use strict';
// Figures that a reader can turn. The chapters' own Rust draws them anew, as programs in the browser: what stands here holds
// the controls, asks the programs, and puts their answers in place. It computes nothing.
(() => {
    // Where a browser cannot run the program, the figures stand still.
    if (!('WebAssembly' in window)) return;
    const folder = new URL('.', document.currentScript.src);

    const scripts = new Map();
    const script = (name) => {
        if (!scripts.has(name)) {
            scripts.set(name, new Promise((loaded, failed) => {
                const element = document.createElement('script');
                element.onload = loaded;
                element.onerror = () => {
                    scripts.delete(name);
                    failed(new Error(`${name} could not be loaded`));
                };
                element.src = new URL(name, folder);
                document.head.append(element);
            }));
        }
        return scripts.get(name);
    };
    let figures;
    // The program that draws, loaded when a control is first touched. It comes as a script, which a page opened from a file
    // may load, too.
    const load = () => figures ??= Promise.all(['program.js', 'figures.js'].map(script))
        .then(() => WebAssembly.compile(Uint8Array.from(atob(figuresProgram), (letter) => letter.charCodeAt(0))))
        .catch((error) => {
            figures = undefined;
            throw error;
        });
    const ask = (program, question) => {
        const answer = [];
        runProgram(program, new TextEncoder().encode(question), (text) => answer.push(text));
        return answer.join('');
    };

    // The network that the reader has trained on this page, as a line of the programs' text, and what ends a training.
    let network = '';
    let stop;
    // Trains beside the page. `told` hears of each stage: what was reached, in words, and drawings.
    const train = (question, told) => new Promise((ended, failed) => {
        if (location.protocol === 'file:') throw new Error('Training needs the data, which a page opened from a file may not load. `cargo book` serves it.');
        stop?.();
        const worker = new Worker(new URL('worker.js', folder));
        stop = () => {
            worker.terminate();
            stop = undefined;
            document.dispatchEvent(new Event('training'));
            ended();
        };
        document.dispatchEvent(new Event('training'));
        worker.onerror = () => worker.onmessage({ data: { error: 'The training could not be loaded.' } });
        worker.onmessage = ({ data: { stage, error } }) => {
            if (error) failed(new Error(error));
            if (!stage) return stop();
            const [parameters, words, ...svg] = stage.split('\n');
            network = parameters;
            told(words, svg.join('\n'));
            return document.dispatchEvent(new Event('trained'));
        };
        worker.postMessage(question);
    });

    // The controls of one figure. `state` has the parameters by name, each as the text that the program takes.
    class Figure {
        constructor(form) {
            this.form = form;
            this.name = form.dataset.figure;
            this.figure = form.previousElementSibling;
            this.inputs = [...form.querySelectorAll('input')];
            this.output = form.querySelector('output');
            this.asksNetwork = 'network' in form.dataset;
            this.printed = this.figure.querySelector('svg');
            this.state = this.drawn = this.standard = new Map();
            this.asked = [];
            for (const input of this.inputs) {
                const before = this.state.get(input.name);
                const value = this.value(input);
                this.state.set(input.name, before === undefined ? value : `${before},${value}`);
            }
            this.figure.querySelector('figcaption').before(form);
            form.hidden = false;
            this.show();
            this.listen();
        }

        value(input) {
            if (input.type === 'checkbox') return input.checked ? 'yes' : 'no';
            return input.dataset.values ? input.dataset.values.split(' ')[input.value] : input.value;
        }

        // Which of the inputs of its parameter this one is.
        place(input) {
            return this.inputs.filter(({ name }) => name === input.name).indexOf(input);
        }

        // Sets the controls as the state says.
        show() {
            for (const input of this.inputs) {
                const text = this.state.get(input.name).split(',')[this.place(input)] ?? '';
                if (input.type === 'checkbox') {
                    input.checked = text === 'yes';
                } else if (input.type === 'range') {
                    input.value = input.dataset.values ? input.dataset.values.split(' ').indexOf(text) : text;
                    input.setAttribute('aria-valuetext', text);
                    input.nextElementSibling.textContent = text.replace('-', '−');
                }
            }
        }

        // Draws all that is asked for, as soon as the program is there. `doing` is what else the program should know.
        draw(doing = '') {
            this.asked.push(doing);
            this.drawing ??= load().then((program) => {
                for (const doing of this.asked.splice(0)) {
                    const question = `${this.name}?${this.parameters().join('&')}${doing}`;
                    const [now, words, ...svg] = ask(program, `${question}\n${this.asksNetwork ? network : ''}`).split('\n');
                    this.state = this.drawn = new Map(now.split('&').map((pair) => pair.split('=')));
                    this.put(words, svg.join('\n'));
                }
            }).catch((error) => {
                this.asked = [];
                this.state = this.drawn;
                this.put(error.message);
            }).then(() => {
                this.drawing = undefined;
                this.show();
                this.form.dispatchEvent(new Event('drawn'));
            });
        }

        // Shows words and drawings: the first in the place of the figure's, others below the controls, with what they say of
        // themselves.
        put(words, svg) {
            this.output.textContent = words;
            if (!svg) return;
            const template = document.createElement('template');
            template.innerHTML = svg;
            const [first, ...others] = template.content.children;
            this.figure.querySelector('svg').replaceWith(first);
            this.figure.querySelectorAll('.further').forEach((further) => further.remove());
            this.form.after(...others.map((other) => {
                const further = document.createElement('div');
                further.className = 'further';
                further.append(other, other.getAttribute('aria-label'));
                return further;
            }));
        }

        // The reader has let go: once all is drawn, the address says so.
        settle() {
            if (this.drawing) this.form.addEventListener('drawn', remember, { once: true });
            else remember();
        }

        parameters() {
            return [...this.state].map(([name, text]) => `${name}=${text}`);
        }

        // What differs from the figure as it is printed.
        changes() {
            const changed = [...this.state].filter(([name, text]) => text !== this.standard.get(name));
            return changed.map(([name, text]) => `${this.name.split('/')[1]}.${name}=${text}`);
        }

        set(name, place, text) {
            const texts = this.state.get(name).split(',');
            texts[place] = text;
            this.state = new Map(this.state).set(name, texts.join(','));
        }

        listen() {
            const { form, figure } = this;
            for (const touch of ['pointerdown', 'focusin']) figure.addEventListener(touch, () => load().catch(() => {}), { once: true });
            form.addEventListener('input', ({ target }) => {
                this.set(target.name, this.place(target), this.value(target));
                this.draw(`&turned=${this.place(target)}`);
            });
            form.addEventListener('change', () => this.settle());
            form.addEventListener('submit', (event) => event.preventDefault());
            form.addEventListener('reset', () => {
                this.state = this.drawn = this.standard;
                this.put('', this.printed.outerHTML);
                this.show();
                // The printed answer is the printed network's.
                if (this.asksNetwork && network) this.draw();
                this.settle();
            });
            for (const button of form.querySelectorAll('button[data-plays]')) this.plays(button);
            form.querySelector('[data-clears]')?.addEventListener('click', ({ target }) => {
                this.state = new Map(this.state).set(target.dataset.clears, '');
                this.draw();
                this.settle();
            });
            if ('drag' in form.dataset) this.drags();
            if (this.asksNetwork) document.addEventListener('trained', () => this.draw());
        }

        // A button that moves a slider one step after the other.
        plays(button) {
            const slider = this.inputs.find(({ name }) => name === button.dataset.plays);
            const step = () => {
                const before = slider.value;
                slider.stepUp();
                slider.dispatchEvent(new Event('input', { bubbles: true }));
                return slider.value !== before;
            };
            let timer;
            const stop = () => {
                timer = clearInterval(timer);
                button.textContent = 'play';
                this.settle();
            };
            button.addEventListener('click', () => {
                if (timer) return stop();
                if (slider.value === slider.max) slider.value = slider.min;
                button.textContent = 'stop';
                timer = setInterval(() => step() || stop(), 120);
            });
            button.nextElementSibling.addEventListener('click', () => {
                step();
                this.settle();
            });
            this.form.addEventListener('reset', () => timer && stop());
        }

        // The drawing itself can be held. Where, is told in the drawing's own units; what that means, the program knows.
        drags() {
            const { figure } = this;
            const move = ({ clientX, clientY }, begins = '') => {
                const toDrawing = figure.querySelector('svg').getScreenCTM().inverse();
                const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(toDrawing);
                this.draw(`&at=${x},${y}${begins}`);
                // For who asks a network before training one.
                if (this.asksNetwork && !network && !stop) {
                    train('ch05-training/loss_curve?losses=600&by_differences=no', () => {}).catch((error) => this.put(error.message));
                }
            };
            figure.classList.add('held');
            figure.addEventListener('pointerdown', (event) => {
                if (!event.isPrimary || event.button || !event.target.closest('svg')) return;
                event.preventDefault();
                figure.setPointerCapture(event.pointerId);
                move(event, '&begins=yes');
            });
            figure.addEventListener('pointermove', (event) => figure.hasPointerCapture(event.pointerId) && move(event));
            figure.addEventListener('lostpointercapture', () => this.settle());
        }
    }

    // A figure that a training draws on its way. Until then the printed one stands.
    class Training extends Figure {
        draw() {
            this.show();
            this.form.dispatchEvent(new Event('drawn'));
        }

        listen() {
            super.listen();
            const { form } = this;
            const halt = form.querySelector('[data-stops]');
            halt.addEventListener('click', () => stop?.());
            form.addEventListener('reset', () => stop?.());
            document.addEventListener('training', () => { halt.disabled = !stop; });
            const loading = 'Loading the images.';
            for (const button of form.querySelectorAll('[data-trains]')) {
                button.addEventListener('click', async () => {
                    const question = `${this.name}?losses=${button.dataset.trains}&${this.parameters().join('&')}`;
                    this.put(loading);
                    await train(question, (words, svg) => this.put(words, svg)).catch((error) => this.put(error.message));
                    if (this.output.textContent === loading) this.put('');
                    // A button that can no longer be pressed would lose the keyboard's place.
                    if ([halt, document.body].includes(document.activeElement)) button.focus({ preventScroll: true });
                    this.draw();
                });
            }
        }
    }

    const kind = (form) => (form.querySelector('[data-trains]') ? Training : Figure);
    const all = [...document.querySelectorAll('form.live')].map((form) => new (kind(form))(form));

    // The address says what was changed, so that it can be kept and passed on.
    function remember() {
        const changes = all.flatMap((figure) => figure.changes());
        history.replaceState(null, '', changes.length ? `#${changes.join('&')}` : location.pathname + location.search);
    }

    function recall() {
        let address = '';
        try {
            address = decodeURIComponent(location.hash.slice(1));
        } catch {
            // It is none of ours.
        }
        const told = new Set();
        for (const pair of address.split('&')) {
            const [, name, parameter, text] = pair.match(/^(\w+)\.(\w+)=(.*)$/) ?? [];
            const figure = all.find((figure) => figure.name.split('/')[1] === name && figure.state.has(parameter));
            if (!figure) continue;
            figure.state = new Map(told.has(figure) ? figure.state : figure.standard).set(parameter, text);
            told.add(figure);
        }
        for (const figure of told) figure.draw();
        [...told][0]?.figure.scrollIntoView({ block: 'center' });
    }
    addEventListener('hashchange', recall);
    recall();
})();
