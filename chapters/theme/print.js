// The title page and the contents of the printed book, from the list of chapters beside every page.
(() => {
    'use strict';
    const headings = [...document.querySelectorAll('main h1')];
    if (headings.length < 2) return;

    const made = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });
    const cover = made('header', '', { className: 'cover' });
    const about = document.querySelector('meta[name=description]').content;
    cover.append(made('p', document.querySelector('.menu-title').textContent), made('p', about));

    const contents = made('nav', '', { className: 'contents', ariaLabel: 'Contents' });
    contents.append(made('p', 'Contents'));
    for (const line of document.querySelectorAll('#mdbook-sidebar .part-title, #mdbook-sidebar .chapter-item a')) {
        const text = line.textContent.trim();
        contents.append(line.localName === 'a' ? made('a', text, { href: `#${headings.shift().id}` }) : made('p', text));
    }
    document.querySelector('main').prepend(cover, contents);
})();
