// What each control of the Discover chapter is for: see forms.mjs.
import { asked, number, option, segmented, setting, slider } from './forms.mjs';

// A fit that stands still early on, which takes little time to reach.
export const discoverBase = 'chapter=discover&codesPlay=0&codesStep=60&codesKMax=25';

const row = (key) => segmented(key);

export const discoverExpectations = {
  // The fit's course.
  play: { effect: (state) => state.codes_fit.status !== 'paused' },
  restart: { effect: (state) => state.codes_fit.status === 'playing' },
  'step-component': { effect: setting('codesStep'), expected: (before, after) => Number(after) === Number(before) + 1 },
  'step-sweep': { effect: (state) => state.codes_fit.sweep, expected: (before, after) => after === before + 1 },
  'step-annihilation': { effect: (state) => state.codes_fit.n_components, expected: (before, after) => after === before - 1 },
  speed: slider('codesSpeed'),
  'speed-value': number('codesSpeed', '3.5'),

  // The cards.
  'card-1': { effect: (state) => state.discover.component, expected: (before, after) => after === 1 },
  'sample-symbol': { base: `${discoverBase}&component=2`, effect: (state) => state.chapter, expected: (before, after) => after === 'dream' },

  // Fit.
  'k-max': slider('codesKMax'),
  'k-max-value': number('codesKMax', '13'),
  covariance: row('codesCovariance'),
  'covariance:full': option('codesCovariance', undefined, `${discoverBase}&codesCovariance=tied`),
  'covariance:tied': option('codesCovariance', 'tied'),
  'covariance:diagonal': option('codesCovariance', 'diagonal'),
  'covariance:spherical': option('codesCovariance', 'spherical'),
  seed: number('codesSeed', '42'),
  'new-seed': { effect: setting('codesSeed') },
  more: { effect: (state) => state.controls.some(({ id }) => id === 'k-min') },
  'k-min': slider('codesKMin'),
  'k-min-value': number('codesKMin', '3'),
  restarts: slider('codesRestarts'),
  'restarts-value': number('codesRestarts', '4'),
  criterion: row('codesCriterion'),
  'criterion:program': option('codesCriterion', undefined, `${discoverBase}&codesCriterion=paper`),
  'criterion:paper': option('codesCriterion', 'paper'),
  threshold: slider('codesThreshold'),
  'threshold-value': number('codesThreshold', '0.0002'),
  regularization: segmented('codesRegularization', `${discoverBase}&codesRegularization=prior`),
  'regularization:floor': option('codesRegularization', 'floor'),
  'regularization:pooled': option('codesRegularization', undefined, `${discoverBase}&codesRegularization=prior`),
  'regularization:prior': option('codesRegularization', 'prior'),
  'regularization:ridge': option('codesRegularization', 'ridge'),
  'regularization-strength': slider('codesRegularizationStrength'),
  'regularization-strength-value': number('codesRegularizationStrength', '0.03'),
  'max-sweeps': slider('codesMaxSweeps'),
  'max-sweeps-value': number('codesMaxSweeps', '77'),

  // Show and take away.
  order: row('order'),
  'order:weight': option('order', undefined, `${discoverBase}&order=digit`),
  'order:digit': option('order', 'digit'),
  'save-model': asked('downloads'),
  'copy-link': asked('copies'),
};
