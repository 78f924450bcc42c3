// What is in the picture: points, ellipses and density each where they belong, and gone when switched off.
import assert from 'node:assert/strict';
import { onPage, visit } from './site.mjs';
import { difference } from './pixels.mjs';

const layers = { showPoints: 0, showEllipses: 0, showDensity: 0, showTruth: 0 };

function hashOf(settings) {
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

// Shows only the layers named, of a fit that is over.
async function show(visitor, ...shown) {
  const wanted = { ...layers, ...Object.fromEntries(shown.map((layer) => [layer, 1])) };
  await visitor.go(hashOf({ play: 0, step: 10000000, ...wanted }));
  await visitor.until('the fit is done', (state) => state.fit.status === 'done');
  const state = await visitor.settled();
  for (const [key, value] of Object.entries(wanted)) {
    const shownByDefault = key !== 'showTruth';
    assert.equal(new RegExp(`\\b${key}=`).test(state.address), shownByDefault !== (value === 1), state.address);
  }
  return { state, screenshot: await visitor.screenshot() };
}

// Square root of a 2 x 2 covariance: its Cholesky factor.
function factor([[xx, xy], [, yy]]) {
  const a = Math.sqrt(xx);
  const b = xy / a;
  return [
    [a, 0],
    [b, Math.sqrt(yy - b * b)],
  ];
}

// Places at so many standard deviations from a component's mean, all around.
function around(model, component, deviations, count = 24) {
  const lower = factor(model.covariances[component]);
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const [u, v] = [deviations * Math.cos(angle), deviations * Math.sin(angle)];
    return [model.means[component][0] + lower[0][0] * u, model.means[component][1] + lower[1][0] * u + lower[1][1] * v];
  });
}

function inside({ picture }, { x, y }, margin = 3) {
  return (
    x > picture.x + margin &&
    x < picture.x + picture.width - margin &&
    y > picture.y + margin &&
    y < picture.y + picture.height - margin
  );
}

for (const [theme, pixelRatio] of [
  ['light', 1],
  ['dark', 2],
]) {
  visit(
    `ellipses stand on the outline at two deviations, ${theme}, ratio ${pixelRatio}`,
    { colorScheme: theme, pixelRatio },
    async (visitor) => {
      const { screenshot: bare } = await show(visitor);
      const { state, screenshot: drawn } = await show(visitor, 'showEllipses');
      assert.equal(state.model.n_components, 3);
      for (let component = 0; component < 3; ++component) {
        const outline = around(state.model, component, 2)
          .map((place) => onPage(state, place))
          .filter((place) => inside(state, place));
        assert.ok(outline.length >= 20, `${outline.length} places of the outline are in the picture`);
        const hit = outline.filter((place) => drawn.differenceNear(bare, place, 1.5) > 40).length;
        assert.ok(hit >= 0.95 * outline.length, `component ${component}: ${hit} of ${outline.length} places are drawn`);
      }
      // Beyond every ellipse nothing is drawn.
      const { picture } = state;
      const corner = { x: picture.x + 4, y: picture.y + 4, width: 40, height: 40 };
      assert.equal(drawn.shareDifferent(bare, corner), 0);
    },
  );
}

visit('the density is strongest at the means and fades away from them', {}, async (visitor) => {
  const { screenshot: bare } = await show(visitor);
  const { state, screenshot: drawn } = await show(visitor, 'showDensity');
  const strength = (place) => difference(drawn.at(onPage(state, place)), bare.at(onPage(state, place)));
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  for (let component = 0; component < 3; ++component) {
    const peak = strength(state.model.means[component]);
    const [left, right] = [0, 12].map((i) => around(state.model, component, 1.5)[i]);
    const flank = mean([strength(left), strength(right)]);
    assert.ok(peak > 24, `peak of component ${component}: ${peak}`);
    assert.ok(flank < peak, `component ${component}: ${flank} on the flank, ${peak} at the peak`);
  }
  const { view } = state;
  const far = [
    [view.left, view.bottom],
    [view.right, view.bottom],
    [view.left, view.top],
    [view.right, view.top],
  ].map(([x, y]) => [0.98 * x + 0.02 * state.model.means[1][0], 0.98 * y + 0.02 * state.model.means[1][1]]);
  for (const place of far) {
    assert.ok(strength(place) <= 6, `${strength(place)} far away at ${place}`);
  }
});

// Nine points that stand alone, far from the two groups that the mixture can hold on to.
const alone = [
  [-9, 9],
  [0, 9],
  [9, 9],
  [-9, 0],
  [9, 0],
  [-9, -9],
  [0, -9],
  [9, -9],
  [4.5, 9],
];
const grid = Array.from({ length: 64 }, (_, i) => [((i % 8) - 3.5) / 4, (Math.floor(i / 8) - 3.5) / 4]);
const csv = ['x,y', ...[...alone, ...grid].map((point) => point.join(','))].join('\n');

async function openOwnPoints(visitor) {
  await visitor.drop('alone.csv', csv);
  const { address } = await visitor.until('the points are read', (state) => state.dataset === 'own');
  return /points=([^&]*)/.exec(address)[1];
}

for (const pixelRatio of [1, 2]) {
  visit(`points are drawn where the data has them, ratio ${pixelRatio}`, { pixelRatio }, async (visitor) => {
    const points = await openOwnPoints(visitor);
    const only = (shown) => hashOf({ dataset: 'own', points, play: 0, ...layers, showPoints: shown });
    const state = await visitor.go(only(1));
    assert.equal(state.fit.n_points, alone.length + grid.length);
    const drawn = await visitor.screenshot();
    await visitor.go(only(0));
    const bare = await visitor.screenshot();
    for (const point of alone) {
      const place = onPage(state, point);
      assert.ok(inside(state, place), `${point} is outside of the picture`);
      assert.ok(drawn.differenceNear(bare, place, 1) > 50, `no point at ${point}`);
      const beside = { x: place.x - 12, y: place.y - 12 };
      assert.ok(drawn.differenceNear(bare, beside, 1) < 8, `something is drawn beside ${point}`);
    }
    // Nothing else differs: as many dots as there are points.
    const share = drawn.shareDifferent(bare, state.picture, 8);
    const pixels = share * state.picture.width * state.picture.height;
    assert.ok(
      pixels > 4 * alone.length && pixels < 150 * (alone.length + grid.length),
      `${pixels} CSS pixels are dots`,
    );
  });
}

visit('the true mixture is dashed: drawn and not drawn along its outline', {}, async (visitor) => {
  const { screenshot: bare } = await show(visitor);
  const { state, screenshot: drawn } = await show(visitor, 'showTruth');
  const truth = {
    means: [
      [0, -2],
      [0, 0],
      [0, 2],
    ],
    covariances: Array(3).fill([
      [2, 0],
      [0, 0.2],
    ]),
  };
  let on = 0;
  let off = 0;
  for (let component = 0; component < 3; ++component) {
    for (const place of around(truth, component, 2, 200)) {
      const position = onPage(state, place);
      if (!inside(state, position)) continue;
      if (drawn.differenceNear(bare, position, 1) > 40) on += 1;
      else off += 1;
    }
  }
  assert.ok(on > 100 && off > 100, `${on} places drawn, ${off} not`);
});

visit('points take the colours of their components', {}, async (visitor) => {
  const hash = (colours) => hashOf({ play: 0, step: 10000000, ...layers, showPoints: 1, colourPoints: colours });
  const colourful = async () => {
    await visitor.until('the fit is done', (state) => state.fit.status === 'done');
    const { picture } = await visitor.settled();
    const screenshot = await visitor.screenshot();
    let count = 0;
    for (let y = picture.y; y < picture.y + picture.height; ++y) {
      for (let x = picture.x; x < picture.x + picture.width; ++x) {
        const colour = screenshot.at({ x, y });
        if (Math.max(...colour) - Math.min(...colour) > 60) count += 1;
      }
    }
    return count;
  };
  await visitor.go(hash(1));
  const coloured = await colourful();
  await visitor.go(hash(0));
  const plain = await colourful();
  assert.ok(coloured > 1000, `${coloured} colourful pixels with colours`);
  assert.ok(plain < coloured / 20, `${plain} colourful pixels without, ${coloured} with`);
});
