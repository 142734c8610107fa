'use strict';
// The network that a reader trains in the page. It learns in a worker, beside the page, which hears `training` when that
// begins and ends, and `trained` whenever the network has learnt.
const training = {
    folder: new URL('.', document.currentScript.src),
    // What was learnt, as a line of the programs' text, and what ends the training while there is one.
    network: '',
    stop: undefined,

    // `told` hears of each stage: what was reached, in words, and drawings.
    start: (question, told) => new Promise((ended, failed) => {
        if (location.protocol === 'file:') throw new Error('Training needs the data, which a page opened from a file may not load. `cargo book` serves it.');
        training.stop?.();
        const worker = new Worker(new URL('worker.js', training.folder));
        training.stop = () => {
            worker.terminate();
            training.stop = undefined;
            document.dispatchEvent(new Event('training'));
            ended();
        };
        document.dispatchEvent(new Event('training'));
        worker.onerror = () => worker.onmessage({ data: { error: 'The training could not be loaded.' } });
        worker.onmessage = ({ data: { stage, error } }) => {
            if (error) failed(new Error(error));
            if (!stage) return training.stop();
            const [network, words, ...svg] = stage.split('\n');
            training.network = network;
            told(words, svg.join('\n'));
            return document.dispatchEvent(new Event('trained'));
        };
        worker.postMessage(question);
    }),

    // The buttons of a figure that a training draws on its way. Until then the printed one stands.
    listen(figure) {
        const { form } = figure;
        figure.draw = async () => {
            figure.show();
            form.dispatchEvent(new Event('drawn'));
        };
        const halt = form.querySelector('[data-stops]');
        halt.addEventListener('click', () => training.stop?.());
        form.addEventListener('reset', () => training.stop?.());
        document.addEventListener('training', () => { halt.disabled = !training.stop; });
        const loading = 'Loading the images.';
        for (const button of form.querySelectorAll('[data-trains]')) {
            button.addEventListener('click', async () => {
                const parameters = [...figure.state].map((pair) => pair.join('='));
                figure.put(loading);
                await training.start(`${figure.name}?losses=${button.dataset.trains}&${parameters.join('&')}`, (words, svg) => figure.put(words, svg))
                    .catch((error) => figure.put(error.message));
                if (figure.output.textContent === loading) figure.put('');
                // A button that can no longer be pressed would lose the keyboard's place.
                if ([halt, document.body].includes(document.activeElement)) button.focus({ preventScroll: true });
                form.dispatchEvent(new Event('drawn'));
            });
        }
    },
};
