// What each control of the Compress chapter is for: see forms.mjs.
import { click, option, press, segmented, setting } from './forms.mjs';

export const compressBase = 'chapter=compress';

// A line from the upper left to the lower right, as decode_strokes() of the address reads it.
const drawn = `${compressBase}&drawing=MzMzZmZm`;

const strokes = (state) => state.compress.drawing?.strokes ?? 0;
const legend = (digit) => ({ effect: setting('hidden'), expected: (before, after) => after === String(digit) });

export const compressExpectations = {
  drawing: {
    effect: strokes,
    expected: (before, after) => after === before + 1,
    mouse: click,
    keyboard: press('Space'),
  },
  'undo-stroke': { base: drawn, effect: strokes, expected: (before, after) => before === 1 && after === 0 },
  'clear-drawing': { base: drawn, effect: strokes, expected: (before, after) => before === 1 && after === 0 },
  'colour-by': segmented('colourBy'),
  'colour-by:digit': option('colourBy', undefined, `${compressBase}&colourBy=component&codesKMax=8`),
  'colour-by:component': option('colourBy', 'component'),
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => [`legend-digit-${digit}`, legend(digit)])),
  // A click at its middle falls into a gap between cells: the first cells are at its corner.
  'pair-plot': {
    effect: (state) => state.compress.pinned.length,
    expected: (before, after) => after === before + 1,
    mouse: async (visitor, page) => {
      const { x, y, width, height } = (await visitor.state()).compress.cells.find(({ row, column }) => row === 1 && column === 0);
      await page.mouse.click(x + width * 0.5, y + height * 0.5);
    },
    keyboard: press('ArrowRight', 'Space'),
  },
};
