'use strict';
// Training, beside the page: runs the program with the data in this folder, and hands on each stage that it tells of.
importScripts('program.js');

const files = ['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz', 't10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'];
const bytes = async (name) => {
    const response = await fetch(name);
    if (!response.ok) throw new Error(`${name} could not be loaded: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
};

onmessage = async ({ data: question }) => {
    try {
        const [program, ...data] = await Promise.all(['training.wasm', ...files].map(bytes));
        const parts = [`${question}\n`, ...data.flatMap((file) => [`${file.length}\n`, file])];
        const input = new Uint8Array(await new Blob(parts).arrayBuffer());
        let told = '';
        runProgram(await WebAssembly.compile(program), input, (text) => {
            const stages = (told + text).split('\f\n');
            told = stages.pop();
            stages.forEach((stage) => postMessage({ stage }));
        });
        postMessage({});
    } catch (error) {
        postMessage({ error: error.message });
    }
};
