// What each control of the Fit chapter is for: how it is worked by mouse and by keyboard, and what must follow.
//
// An expectation has `effect(state)`, the thing that must change, and may have: `base`, the address to start
// from; `prepare(visitor, page)`, what has to be done there first; `mouse(visitor, page, control)` and `keyboard(visitor, page, control)` where a plain click or Space is not
// how it is worked; `expected(before, after)`, a closer look at the effect; `byKeyboard: false` for parts of a control
// that the keyboard reaches as a whole.

import { sleep, standing } from './site.mjs';

// A key of the address, or undefined while it has its default.
export function setting(key) {
  return (state) => new RegExp(`(?:^|[&#])${key}=([^&]*)`).exec(state.address)?.[1];
}

const click = (visitor, page, { x, y, width, height }) => page.mouse.click(x + width / 2, y + height / 2);
const press = (...keys) => async (visitor, page) => {
  for (const key of keys) await page.keyboard.press(key);
};

const toggle = (key, base = standing) => ({ base, effect: setting(key) });

const slider = (key, key_press = 'ArrowRight') => ({
  effect: setting(key),
  mouse: (visitor, page, { x, y, width, height }) => page.mouse.click(x + 0.4 * width, y + height / 2),
  keyboard: press(key_press),
});

// A number that is typed, over the old one.
const number = (key, text) => ({
  effect: setting(key),
  expected: (before, after) => after === text,
  mouse: async (visitor, page, control) => {
    await click(visitor, page, control);
    await sleep(300);
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
const segmented = (key, base = standing) => ({
  base,
  effect: setting(key),
  mouse: (visitor, page, { x, y, width, height }) => page.mouse.click(x + 0.95 * width, y + height / 2),
  keyboard: press('ArrowRight'),
});
const option = (key, value, base = standing) => ({
  base,
  effect: setting(key),
  expected: (before, after) => after === value,
  byKeyboard: false,
});

// Opened and chosen from by mouse; by keyboard opened with Space, moved in with an arrow, and closed with Enter.
const select = (key, base, value) => ({
  base,
  effect: setting(key),
  mouse: async (visitor, page, control) => {
    await click(visitor, page, control);
    const state = await visitor.until('the list is open', ({ controls }) => controls.some(({ id }) => id === `${control.id}:${value}`));
    await visitor.settled();
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
const asked = (what) => ({ effect: (state, seen) => seen[what].length });

const inChapter = (chapter) => ({
  effect: (state) => state.chapter,
  expected: (before, after) => after === chapter,
});

const aboutIsOpen = (state) => state.controls.some(({ id }) => id === 'close-about');
async function openAbout(visitor, page) {
  await click(visitor, page, (await visitor.settled()).controls.find(({ id }) => id === 'about'));
  await visitor.until('About is open', aboutIsOpen);
}

export const expectations = {
  // The bar.
  'chapter-fit': { ...inChapter('fit'), base: 'chapter=judge' },
  'chapter-compress': inChapter('compress'),
  'chapter-discover': inChapter('discover'),
  'chapter-dream': inChapter('dream'),
  'chapter-judge': inChapter('judge'),
  'back-to-fit': { ...inChapter('fit'), base: 'chapter=judge' },
  theme: { effect: (state) => state.theme },
  about: { effect: aboutIsOpen },
  'close-about': { prepare: openAbout, effect: aboutIsOpen },

  // The fit's course.
  play: { effect: (state) => state.fit.status !== 'paused' },
  restart: { effect: (state) => state.fit.sweep * 1000 + state.fit.n_components, base: 'play=0&step=500' },
  'step-component': { effect: setting('step'), expected: (before, after) => Number(after) === Number(before) + 1 },
  'step-sweep': { effect: (state) => state.fit.sweep, expected: (before, after) => after === before + 1 },
  'step-annihilation': { effect: (state) => state.fit.n_components, expected: (before, after) => after === before - 1 },
  speed: slider('speed'),
  'speed-value': number('speed', '3.5'),

  // Points.
  dataset: select('dataset', standing, 'moons'),
  tool: segmented('tool'),
  'tool:select': option('tool', undefined, `${standing}&tool=add`),
  'tool:add': option('tool', 'add'),
  'tool:erase': option('tool', 'erase'),
  'open-file': asked('choosers'),
  'clear-points': { effect: (state) => state.fit.n_points, expected: (before, after) => after === 0 },
  'axis-x': select('axes', `dataset=shrinking-spiral&${standing}`, '3'),
  'axis-y': select('axes', `dataset=shrinking-spiral&${standing}`, '3'),

  // Fit.
  'k-max': slider('kMax'),
  'k-max-value': number('kMax', '13'),
  covariance: segmented('covariance'),
  'covariance:full': option('covariance', undefined, `${standing}&covariance=tied`),
  'covariance:tied': option('covariance', 'tied'),
  'covariance:diagonal': option('covariance', 'diagonal'),
  'covariance:spherical': option('covariance', 'spherical'),
  seed: number('seed', '42'),
  'new-seed': { effect: setting('seed') },
  more: { effect: (state) => state.controls.some(({ id }) => id === 'k-min') },
  'k-min': slider('kMin'),
  'k-min-value': number('kMin', '3'),
  restarts: slider('restarts'),
  'restarts-value': number('restarts', '4'),
  criterion: segmented('criterion'),
  'criterion:program': option('criterion', undefined, `${standing}&criterion=paper`),
  'criterion:paper': option('criterion', 'paper'),
  threshold: slider('threshold'),
  'threshold-value': number('threshold', '0.0002'),
  regularization: { ...segmented('regularization', `${standing}&regularization=prior`) },
  'regularization:floor': option('regularization', 'floor', `${standing}&regularization=prior`),
  'regularization:pooled': option('regularization', undefined, `${standing}&regularization=prior`),
  'regularization:prior': option('regularization', 'prior', `${standing}&regularization=ridge`),
  'regularization:ridge': option('regularization', 'ridge', `${standing}&regularization=prior`),
  'regularization-strength': slider('regularizationStrength'),
  'regularization-strength-value': number('regularizationStrength', '0.03'),
  'max-sweeps': slider('maxSweeps'),
  'max-sweeps-value': number('maxSweeps', '77'),

  // Show.
  'show-points': toggle('showPoints'),
  'colour-points': toggle('colourPoints'),
  'show-ellipses': toggle('showEllipses'),
  'show-density': toggle('showDensity'),
  'show-truth': toggle('showTruth'),

  // Take away.
  'save-model': asked('downloads'),
  'save-points': asked('downloads'),
  'copy-link': asked('copies'),

  // The picture itself: a point where it is clicked, or where the keyboard's cross stands.
  picture: { base: 'dataset=own&tool=add&play=0', effect: (state) => state.fit.n_points, expected: (before, after) => after === before + 1 },
};
