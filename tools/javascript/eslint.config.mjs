// What every script is held to, and the names that each place gives it.
import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import globals from 'globals';

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

// The functions of the program that browser.js may call: those that the C++ beside it keeps for it.
const events = readFileSync(new URL('../../src/platform/page_events.cpp', import.meta.url), 'utf8');
const kept = [...events.matchAll(/^EMSCRIPTEN_KEEPALIVE \w+ (\w+)\(/gm)].map(([, name]) => `_${name}`);

// A browser's classes, and of its other names only those that are used: `name`, `status`, `event` and their like are
// properties of every window, and a variable that was forgotten would be one of them.
const classes = (place) => readonly(Object.keys(place).filter((name) => /^[A-Z]/.test(name)));
const page = {
  ...classes(globals.browser),
  ...readonly([
    ...['document', 'window', 'location', 'history', 'navigator', 'innerWidth', 'innerHeight', 'devicePixelRatio'],
    ...['requestAnimationFrame', 'setTimeout', 'clearTimeout', 'performance', 'console'],
    ...['fetch', 'matchMedia', 'createImageBitmap'],
  ]),
};
// What the page gives to scripts beside it, and what the tests put there.
const doors = readonly(['xenoglyph', 'xenoglyphTests', 'recordCopy']);

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      'array-callback-return': 'error',
      'default-case-last': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-self-compare': 'error',
      'no-shadow': 'error',
      'no-template-curly-in-string': 'error',
      'no-throw-literal': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unreachable-loop': 'error',
      // A function may name what is there by the time that it is called.
      'no-use-before-define': ['error', { functions: false, variables: false }],
      'no-useless-return': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['web/*.js'],
    ignores: ['web/sw.js'],
    languageOptions: { sourceType: 'module', globals: page },
  },
  {
    // It speaks to browsers that know no newer words.
    files: ['web/failure.js'],
    languageOptions: { sourceType: 'script', ecmaVersion: 5 },
    rules: { 'no-implicit-globals': 'error', 'no-var': 'off' },
  },
  {
    files: ['web/sw.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { ...classes(globals.serviceworker), ...readonly(['self', 'caches', 'fetch']) },
    },
  },
  {
    // A library of Emscripten's, which gives a name in it a $ or takes an underscore.
    files: ['src/platform/browser.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        ...page,
        ...readonly(['LibraryManager', 'mergeInto', 'Module', 'HEAPU8', '_malloc', '_free', ...kept]),
        ...readonly(['XenoglyphPage', '_xenoglyph_page_is_mac']),
      },
    },
  },
  {
    // With functions that are sent into the page.
    files: ['tests/browser/*.mjs', 'tools/**/*.mjs', 'bench/decode/*.mjs'],
    languageOptions: { globals: { ...globals.nodeBuiltin, ...page, ...doors } },
  },
  {
    files: ['bench/decode/in_page.mjs'],
    languageOptions: { globals: readonly(['tf']) },
  },
];
