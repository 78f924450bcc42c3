// What each control of the Dream chapter is for: see forms.mjs.
import { asked, click, number, option, press, segmented, select, setting, slider } from './forms.mjs';

// A fit that is soon over.
export const dreamBase = 'chapter=dream&codesKMax=6';
const ownCode = `${dreamBase}&code=1,2,3,4,5,6`;
const coordinate = (index) => (state) => setting('code')(state)?.split(',')[index];

const codes = Object.fromEntries([0, 1, 2, 3, 4, 5].flatMap((index) => [
  [`code-${index + 1}`, { ...slider('code'), base: ownCode, effect: coordinate(index) }],
  [`code-${index + 1}-value`, { ...number('code', '1.5'), base: ownCode, effect: coordinate(index) }],
]));

export const dreamExpectations = {
  // What is sampled.
  'dream-component-0': { base: `${dreamBase}&component=2`, effect: setting('component'), expected: (before, after) => after === undefined },
  'dream-component-2': { effect: setting('component'), expected: (before, after) => after === '2' },
  temperature: slider('temperature'),
  'temperature-value': number('temperature', '0.35'),
  'new-samples': { effect: setting('dreamSeed'), expected: (before, after) => after === '2' },
  'finish-fit': { base: `${dreamBase}&codesPlay=0&codesStep=40`, effect: ({ codes_fit: fit }) => fit.status, expected: (before, after) => after !== 'paused' },
  sheet: { effect: setting('code'), mouse: click, keyboard: press('ArrowDown', 'ArrowRight', 'Space') },

  // The code.
  ...codes,
  'back-to-mean': { base: ownCode, effect: setting('code'), expected: (before, after) => after === undefined },

  // The walk.
  'walk-between': segmented('walkBetween'),
  'walk-between:components': option('walkBetween', undefined, `${dreamBase}&walkBetween=pins&pinned=3,5`),
  'walk-between:pins': option('walkBetween', 'pins'),
  'walk-from': select('walk', undefined, '3'),
  'walk-to': select('walk', undefined, '4'),
  'walk-play': { effect: ({ dream }) => dream.walk.playing, expected: (before, after) => after === true },
  'walk-at': slider('walkAt'),
  'walk-at-value': number('walkAt', '0.25'),
  'walk-film': { ...slider('walkAt'), keyboard: press('ArrowRight') },

  // Take away.
  'save-sheet': asked('downloads'),
  'save-codes': asked('downloads'),
  'copy-link': asked('copies'),
};
