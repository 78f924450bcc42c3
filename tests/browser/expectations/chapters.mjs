// The chapters whose controls are tested: where each stands still, its controls, and how what is folded away is opened.
import { standing } from '../site.mjs';
import { fitExpectations } from './fit.mjs';

export const chapters = {
  fit: { base: standing, expectations: fitExpectations, folds: [['more', 'k-min']], patterns: [/^component-\d+$/] },
};
