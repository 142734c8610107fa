'use strict';
// How a program of the book runs in a browser: the question is its standard input, and `told` hears its standard output.
//
// The programs are ordinary ones, compiled for WASI. These are the few calls by which such a program reads, writes and ends.
// `module` is a compiled WebAssembly.Module, `question` are its bytes. What a program complains of is thrown.
function runProgram(module, question, told) {
    const decoders = [1, 2].map(() => new TextDecoder());
    let memory;
    let read = 0;
    let complaint = '';

    const write = (at, number) => new DataView(memory.buffer).setUint32(at, number, true);
    // Hands on each of the pieces of memory that a list names, and notes how many bytes were used.
    const pieces = (list, count, noted, use) => {
        let bytes = 0;
        for (const at of Array(count).keys()) {
            const [start, length] = new Uint32Array(memory.buffer, list + 8 * at, 2);
            bytes += use(new Uint8Array(memory.buffer, start, length));
        }
        write(noted, bytes);
        return 0;
    };
    const none = (count, bytes) => {
        write(count, 0);
        write(bytes, 0);
        return 0;
    };
    const calls = {
        fd_read: (_, list, count, noted) => pieces(list, count, noted, (piece) => {
            const part = question.subarray(read, read + piece.length);
            piece.set(part);
            read += part.length;
            return part.length;
        }),
        fd_write: (file, list, count, noted) => pieces(list, count, noted, (piece) => {
            const text = decoders[file - 1].decode(piece, { stream: true });
            if (file === 1) told(text);
            else complaint += text;
            return piece.length;
        }),
        args_sizes_get: none,
        args_get: () => 0,
        environ_sizes_get: none,
        environ_get: () => 0,
        random_get: (at, length) => {
            crypto.getRandomValues(new Uint8Array(memory.buffer, at, length));
            return 0;
        },
        // There is one thread, and it has nobody to yield to.
        sched_yield: () => 0,
        proc_exit: (code) => {
            throw new Error(`the program ended with ${code}`);
        },
    };
    const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: calls });
    memory = exports.memory;
    try {
        exports._start();
    } catch (error) {
        throw new Error(complaint.trim() || error.message);
    }
}
