// How the kinds of controls are worked by mouse and by keyboard, and what must follow.
//
// An expectation has `effect(state, seen)`, the thing that must change, and may have: `base`, the address to start from where
// it is not its table's; `prepare(visitor, page)`, what has to be done there first; `mouse(visitor, page, control)` and
// `keyboard(visitor, page, control)` where a plain click or Space is not how it is worked; `expected(before, after)`, a
// closer look at the effect; `byKeyboard: false` for parts of a control that the keyboard reaches as a whole.
// A key of the address, or undefined while it has its default.
export function setting(key) {
  return (state) => new RegExp(`(?:^|[&#])${key}=([^&]*)`).exec(state.address)?.[1];
}

export const click = (visitor, page, { x, y, width, height }) => page.mouse.click(x + width / 2, y + height / 2);
export const press = (...keys) => async (visitor, page) => {
  for (const key of keys) await page.keyboard.press(key);
};

export const toggle = (key, base) => ({ base, effect: setting(key) });

export const slider = (key, key_press = 'ArrowRight') => ({
  effect: setting(key),
  mouse: (visitor, page, { x, y, width, height }) => page.mouse.click(x + 0.4 * width, y + height / 2),
  keyboard: press(key_press),
});

// A number that is typed, over the old one.
export const number = (key, text) => ({
  effect: setting(key),
  expected: (before, after) => after === text,
  mouse: async (visitor, page, control) => {
    await visitor.showing(() => click(visitor, page, control), 4);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text, { delay: 40 });
    await page.keyboard.press('Enter');
  },
  // Tab has opened it for typing.
  keyboard: async (visitor, page) => {
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text, { delay: 40 });
    await page.keyboard.press('Enter');
  },
});

// One of several side by side: the pointer hits the options, the keyboard the whole.
export const segmented = (key, base) => ({
  base,
  effect: setting(key),
  mouse: (visitor, page, { x, y, width, height }) => page.mouse.click(x + 0.95 * width, y + height / 2),
  keyboard: press('ArrowRight'),
});
export const option = (key, value, base) => ({
  base,
  effect: setting(key),
  expected: (before, after) => after === value,
  byKeyboard: false,
});

// Opened and chosen from by mouse; by keyboard opened with Space, moved in with an arrow, and closed with Enter.
export const select = (key, base, value) => ({
  base,
  effect: setting(key),
  mouse: async (visitor, page, control) => {
    await click(visitor, page, control);
    await visitor.until('the list is open', ({ controls }) => controls.some(({ id }) => id === `${control.id}:${value}`));
    // Where it finds no room below, it has moved.
    const state = await visitor.settled();
    await click(visitor, page, state.controls.find(({ id }) => id === `${control.id}:${value}`));
  },
  keyboard: async (visitor, page, control) => {
    await page.keyboard.press('Space');
    await visitor.until('the list is open', ({ controls }) => controls.some(({ id }) => id.startsWith(`${control.id}:`)));
    await visitor.settled();
    await page.keyboard.press('ArrowDown');
    await visitor.settled();
    await page.keyboard.press('Enter');
  },
});

// Something that is handed to the visitor: counted by what the page was asked for.
export const asked = (what) => ({ effect: (state, seen) => seen[what].length });

export const inChapter = (chapter) => ({
  effect: (state) => state.chapter,
  expected: (before, after) => after === chapter,
});
