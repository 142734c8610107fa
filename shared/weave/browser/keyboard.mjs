// The keyboard's way: past everything to the text, and into the contents.

export const keyboard = async (browser, address, fail) => {
    for (const width of [390, 1280]) {
        const at = `by keyboard, ${width} pixels`;
        const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
        const tab = await context.newPage();
        const focus = () => tab.evaluate(() => {
            const element = document.activeElement;
            const places = ['.skip', '#mdbook-sidebar-toggle-anchor', '#mdbook-sidebar', '#mdbook-menu-bar', 'main'];
            return places.find((place) => element.closest(place)) ?? element.localName;
        });
        const press = async (...keys) => {
            for (const key of keys) await tab.keyboard.press(key);
            return focus();
        };
        const expect = (what, wanted, found) => found === wanted || fail(at, `${what}: wanted ${wanted}, found ${found}`);

        await tab.goto(address);
        expect('the first Tab', '.skip', await press('Tab'));
        if (!(await tab.locator('.skip').evaluate((link) => getComputedStyle(link).clipPath === 'none'))) fail(at, 'the way to the text is not shown when it has the focus');
        expect('Tab after the way to the text', 'main', await press('Enter', 'Tab'));

        await tab.goto(address);
        expect('the second Tab', '#mdbook-sidebar-toggle-anchor', await press('Tab', 'Tab'));
        const ring = await tab.locator('#mdbook-sidebar-toggle').evaluate((label) => getComputedStyle(label).outlineStyle);
        if (ring === 'none') fail(at, 'the button of the contents does not show that it has the focus');
        // A wide window has the contents open.
        if (width > 1080) expect('Tab past open contents', '#mdbook-sidebar', await press('Tab'));
        else {
            expect('Tab past closed contents', '#mdbook-menu-bar', await press('Tab'));
            for (const key of ['Enter', 'Space']) {
                await press('Shift+Tab', key);
                await tab.waitForTimeout(50);
                expect(`Tab after ${key} has opened the contents`, '#mdbook-sidebar', await press('Tab'));
                await press('Shift+Tab', key);
                await tab.waitForTimeout(50);
                expect(`Tab after ${key} has closed the contents`, '#mdbook-menu-bar', await press('Tab'));
            }
        }
        const slow = await tab.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => parseFloat(getComputedStyle(element).transitionDuration) > 0.01).length);
        if (slow) fail(at, `${slow} elements move although motion is to be reduced`);
        await context.close();
    }
};
