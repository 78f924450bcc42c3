// What each control of the bar and of the Fit chapter is for: see forms.mjs.
import { standing } from '../site.mjs';
import { asked, click, inChapter, number, option, segmented, select, setting, slider, toggle } from './forms.mjs';

const aboutIsOpen = (state) => state.controls.some(({ id }) => id === 'close-about');
async function openAbout(visitor, page) {
  await click(visitor, page, (await visitor.settled()).controls.find(({ id }) => id === 'about'));
  await visitor.until('About is open', aboutIsOpen);
}

// The bar's, which every chapter has.
export const barControls = [/^chapter-/, /^theme$/, /^about$/];

export const fitExpectations = {
  // The bar.
  'chapter-compress': inChapter('compress'),
  'chapter-discover': inChapter('discover'),
  'chapter-dream': inChapter('dream'),
  'chapter-judge': inChapter('judge'),
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
