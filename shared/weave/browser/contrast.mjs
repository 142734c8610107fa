// Contrast, as the Web Content Accessibility Guidelines reckon it: 4.5 for text, 3 for large text and for lines.

// Everything on the page that stands out too little from what is behind it. Runs within the page.
export const faint = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    const known = new Map();
    // Red, green, blue and opacity of any CSS colour, from 0 to 1.
    const colour = (css) => {
        if (!known.has(css)) {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = css;
            canvas.fillRect(0, 0, 1, 1);
            known.set(css, [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
        }
        return known.get(css);
    };
    const over = ([r, g, b, a], under) => [r, g, b].map((part, i) => part * a + under[i] * (1 - a));
    const light = (rgb) => {
        const [r, g, b] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
        const [brighter, darker] = [light(one), light(other)].sort((a, b) => b - a);
        return (brighter + 0.05) / (darker + 0.05);
    };
    const behind = (element) => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) layers.push(colour(getComputedStyle(at).backgroundColor));
        return layers.reverse().reduce((under, layer) => over(layer, under), [1, 1, 1]);
    };
    const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });

    const found = new Map();
    const look = (element, css, wanted, what) => {
        const under = behind(element);
        const [r, g, b, a] = colour(css);
        const reached = contrast(over([r, g, b, a], under), under);
        const selector = `${element.localName}${element.className && typeof element.className === 'string' ? `.${element.className.trim().replace(/\s+/g, '.')}` : ''}`;
        if (reached < wanted - 0.005) found.set(`${what} ${selector}`, `${what} ${selector} "${element.textContent.trim().slice(0, 30)}" has a contrast of ${reached.toFixed(2)}, wanted ${wanted}`);
    };
    const said = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    for (const element of document.querySelectorAll('body *')) {
        if (!shown(element)) continue;
        const style = getComputedStyle(element);
        if (element.closest('svg')) {
            // What has an opacity of its own is meant to be faint: grids and shades.
            if (!element.closest('.figure') || element.hasAttribute('opacity')) continue;
            if (said(element)) look(element, style.fill, 4.5, 'the label');
            else if (style.stroke !== 'none' && !element.closest('[stroke="#FFFFFF"]')) look(element, style.stroke, 3, 'the line');
        } else if (said(element)) {
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
            look(element, style.color, large ? 3 : 4.5, 'the text');
        }
    }
    return [...found.values()];
};
