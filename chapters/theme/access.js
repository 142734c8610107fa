// The first Tab starts at the top of the page. mdBook scrolls the contents to the page's own line, and a browser may take
// that for where the reader is.
(() => {
    'use strict';
    if (location.hash) return;
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute('tabindex');
})();
