// The chapters whose controls are tested: where each stands still, its controls, and how what is folded away is opened.
import { standing } from '../site.mjs';
import { compressBase, compressExpectations } from './compress.mjs';
import { discoverBase, discoverExpectations } from './discover.mjs';
import { dreamBase, dreamExpectations } from './dream.mjs';
import { barControls, fitExpectations } from './fit.mjs';
import { judgeBase, judgeExpectations } from './judge.mjs';

export const chapters = {
  fit: { base: standing, expectations: fitExpectations, folds: [['more', 'k-min']], patterns: [/^component-\d+$/, /^chapter-fit$/] },
  compress: {
    base: compressBase,
    expectations: compressExpectations,
    folds: [],
    patterns: [/^legend-component-\d+$/, ...barControls],
  },
  discover: {
    base: discoverBase,
    expectations: discoverExpectations,
    folds: [['more', 'k-min']],
    // One card stands for all; the bar is tested with the first chapter.
    patterns: [/^card-\d+$/, ...barControls],
  },
  dream: {
    base: dreamBase,
    expectations: dreamExpectations,
    folds: [],
    // One component stands for all.
    patterns: [/^dream-component-\d+$/, ...barControls],
  },
  judge: {
    base: judgeBase,
    expectations: judgeExpectations,
    folds: [],
    // One row of the matrix stands for all.
    patterns: [/^cluster-\d+$/, ...barControls],
  },
};
