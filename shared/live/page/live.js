'use strict';
// Figures that a reader can turn. The chapters' own Rust draws them anew, as a program in the browser: what stands here holds
// the controls, asks the program, and puts its answer in place. It computes nothing.
(() => {
    // Where a browser cannot run the program, the figures stand still.
    if (!('WebAssembly' in window)) return;
    const folder = new URL('.', document.currentScript.src);

    const script = (name) => new Promise((loaded, failed) => {
        const element = document.createElement('script');
        element.onload = loaded;
        element.onerror = () => failed(new Error(`${name} could not be loaded`));
        element.src = new URL(name, folder);
        document.head.append(element);
    });
    let figures;
    // The program that draws, loaded when a control is first touched. It comes as a script, which a page opened from a file
    // may load, too.
    const load = () => figures ??= Promise.all(['program.js', 'figures.js'].map(script))
        .then(() => WebAssembly.compile(Uint8Array.from(atob(figuresProgram), (letter) => letter.charCodeAt(0))));
    const ask = async (question) => {
        const program = await load();
        const answer = [];
        runProgram(program, new TextEncoder().encode(question), (text) => answer.push(text));
        return answer.join('');
    };

    // The controls of one figure. `state` has the parameters by name, each as the text that the program takes.
    class Figure {
        constructor(form) {
            this.form = form;
            this.name = form.dataset.figure;
            this.figure = form.previousElementSibling;
            this.inputs = [...form.querySelectorAll('input')];
            this.output = form.querySelector('output');
            this.state = this.standard = new Map();
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
                const text = this.state.get(input.name).split(',')[this.place(input)];
                if (input.type === 'checkbox') {
                    input.checked = text === 'yes';
                } else {
                    input.value = input.dataset.values ? input.dataset.values.split(' ').indexOf(text) : text;
                    input.setAttribute('aria-valuetext', text);
                    input.nextElementSibling.textContent = text.replace('-', '−');
                }
            }
        }

        // Draws before the next frame, however often it is called until then. `doing` is what else the program should know.
        draw(doing = '') {
            this.doing = doing;
            this.frame ??= requestAnimationFrame(async () => {
                try {
                    const question = `${this.name}?${this.parameters().join('&')}${this.doing}`;
                    const [now, words, ...svg] = (await ask(question)).split('\n');
                    this.state = new Map(now.split('&').map((pair) => pair.split('=')));
                    const drawing = document.createElement('template');
                    drawing.innerHTML = svg.join('\n');
                    this.figure.querySelector('svg').replaceWith(drawing.content.firstElementChild);
                    this.output.textContent = words;
                } catch (error) {
                    this.output.textContent = error.message;
                }
                this.show();
                this.frame = undefined;
                this.form.dispatchEvent(new Event('drawn'));
            });
        }

        // The reader has let go: once all is drawn, the address says so.
        settle() {
            if (this.frame === undefined) remember();
            else this.form.addEventListener('drawn', remember, { once: true });
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
                this.state = this.standard;
                this.draw();
                this.settle();
            });
            for (const button of form.querySelectorAll('button[data-plays]')) this.plays(button);
            if (form.dataset.drag !== undefined) this.drags();
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
        }

        // The drawing itself can be held. Where, is told in the drawing's own units; what that means, the program knows.
        drags() {
            const { figure } = this;
            const move = ({ clientX, clientY }) => {
                const toDrawing = figure.querySelector('svg').getScreenCTM().inverse();
                const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(toDrawing);
                this.draw(`&at=${x},${y}`);
            };
            figure.classList.add('held');
            figure.addEventListener('pointerdown', (event) => {
                if (!event.target.closest('svg')) return;
                event.preventDefault();
                figure.setPointerCapture(event.pointerId);
                move(event);
            });
            figure.addEventListener('pointermove', (event) => figure.hasPointerCapture(event.pointerId) && move(event));
            figure.addEventListener('lostpointercapture', () => this.settle());
        }
    }

    const all = [...document.querySelectorAll('form.live')].map((form) => new Figure(form));

    // The address says what was changed, so that it can be kept and passed on.
    function remember() {
        const changes = all.flatMap((figure) => figure.changes());
        history.replaceState(null, '', changes.length ? `#${changes.join('&')}` : location.pathname + location.search);
    }

    function recall() {
        const told = new Set();
        for (const pair of decodeURIComponent(location.hash.slice(1)).split('&')) {
            const [, name, parameter, text] = pair.match(/^(\w+)\.(\w+)=(.+)$/) ?? [];
            const figure = all.find((figure) => figure.name.split('/')[1] === name && figure.state.has(parameter));
            if (!figure) continue;
            figure.state = new Map(figure.state).set(parameter, text);
            told.add(figure);
        }
        for (const figure of told) figure.draw();
        [...told][0]?.figure.scrollIntoView({ block: 'center' });
    }
    addEventListener('hashchange', recall);
    recall();
})();
