// What each control of the Judge chapter is for: see forms.mjs.
import { asked, click, inChapter, number, option, press, segmented, setting, slider } from './forms.mjs';

// The codes' fit stands still early on, and no sweep runs.
export const judgeBase = 'chapter=judge&codesPlay=0&codesStep=60&codesKMax=25&sweepKMax=20';

export const judgeExpectations = {
  // The way back to the first chapter, which its own table can't test.
  'chapter-fit': inChapter('fit'),

  // The three ways to choose.
  'run-mml': { effect: (state) => state.codes_fit.status !== 'paused' },
  'run-em': { effect: setting('emSweep'), expected: (before, after) => after === '1' },
  'run-kmeans': { effect: setting('kmeansSweep'), expected: (before, after) => after === '1' },
  'kmeans-k': slider('kmeansK'),
  'kmeans-k-value': number('kmeansK', '7'),

  // Curves: a press chooses the k under it.
  elbow: {
    effect: setting('kmeansK'),
    mouse: (visitor, page, { x, y, width, height }) => page.mouse.click(x + 0.2 * width, y + height / 2),
    keyboard: press('ArrowRight'),
  },

  // What the labels say.
  judged: segmented('judged'),
  'judged:mml': option('judged', undefined, `${judgeBase}&judged=bic`),
  'judged:bic': option('judged', 'bic'),
  'judged:aic': option('judged', 'aic'),
  'judged:kmeans': option('judged', 'kmeans'),
  'cluster-1': {
    mouse: click,
    effect: (state) => [state.chapter, setting('component')(state)].join(' '),
    expected: (before, after) => after === 'discover 1',
  },

  // Sweeps, and what can be taken away.
  'sweep-k-max': slider('sweepKMax'),
  'sweep-k-max-value': number('sweepKMax', '13'),
  'sweep-starts': slider('sweepStarts'),
  'sweep-starts-value': number('sweepStarts', '4'),
  'save-table': { ...asked('downloads'), base: 'chapter=judge&codesPlay=0&codesStep=60&codesKMax=25&sweepKMax=2&kmeansSweep=1' },
  'copy-link': asked('copies'),
};
