// The visitor's own points: clicked, sprayed, erased, dropped as a file.
import assert from 'node:assert/strict';
import { onPage, standing, visit } from './site.mjs';

const middle = ({ picture }) => ({ x: picture.x + picture.width / 2, y: picture.y + picture.height / 2 });

visit('adds a point at each click', { hash: 'dataset=own&tool=add&speed=20&showDensity=0' }, async (visitor, page) => {
  const state = await visitor.settled();
  assert.equal(state.fit.n_points, 0);
  const { x, y } = middle(state);
  for (let i = 0; i < 5; ++i) {
    await page.mouse.click(x + 40 * i, y + 25 * (i % 2));
    await visitor.until(`${i + 1} points`, ({ fit }) => fit.n_points === i + 1);
  }
  assert.match((await visitor.settled()).address, /dataset=own.*points=/);
});

visit(
  'a click adds the point under the pointer',
  { hash: 'dataset=own&tool=add&speed=20&showDensity=0' },
  async (visitor, page) => {
    const state = await visitor.settled();
    const { x, y } = middle(state);
    await page.mouse.click(x + 100, y - 50);
    await page.mouse.click(x - 60, y + 30);
    await visitor.until('two points', ({ fit }) => fit.n_points === 2);
    const { address } = await visitor.settled();
    // Two points are their own range: low and high of each coordinate stand in the address.
    const [lowX, highX, lowY, highY] = /points=([^&]*)/.exec(decodeURIComponent(address))[1].split(',').map(Number);
    const low = onPage(state, [lowX, lowY]);
    const high = onPage(state, [highX, highY]);
    for (const [found, aimed] of [
      [low.x, x - 60],
      [high.x, x + 100],
      [low.y, y + 30],
      [high.y, y - 50],
    ]) {
      assert.ok(Math.abs(found - aimed) < 1.5, `${found}, aimed at ${aimed}`);
    }
  },
);

visit(
  'a drag sprays many, the eraser takes them away, and the fit follows',
  { hash: 'dataset=own&tool=add&speed=20&showDensity=0' },
  async (visitor, page) => {
    const { x, y } = middle(await visitor.settled());
    for (const side of [-200, 200]) {
      await page.mouse.move(x + side, y - 100);
      await page.mouse.down();
      await page.mouse.move(x + side, y + 100, { steps: 40 });
      await page.mouse.up();
    }
    const sprayed = await visitor.until('many points, fitted', ({ fit }) => fit.n_points > 30 && fit.status === 'done');
    assert.ok(sprayed.fit.best_n_components >= 1);

    const select = sprayed.controls.find(({ id }) => id === 'tool:erase');
    await page.mouse.click(select.x + select.width / 2, select.y + select.height / 2);
    await visitor.until('the eraser', ({ address }) => address.includes('tool=erase'));
    const { picture } = await visitor.settled();
    await page.mouse.move(picture.x + 30, picture.y + picture.height / 2);
    await page.mouse.down();
    await page.mouse.move(picture.x + picture.width - 30, picture.y + picture.height / 2, { steps: 60 });
    await page.mouse.up();
    await visitor.until('fewer points', ({ fit }) => fit.n_points < sprayed.fit.n_points && fit.n_points > 0);
  },
);

visit("adding to a toy set makes it the visitor's own", { hash: `tool=add&${standing}` }, async (visitor, page) => {
  const { x, y } = middle(await visitor.settled());
  await page.mouse.click(x, y);
  const state = await visitor.until('one point more', ({ fit }) => fit.n_points === 901);
  assert.equal(state.dataset, 'own');
  assert.equal(state.fit.true_components ?? 0, 0);
});

function clusters() {
  const rows = ['height,weight'];
  // Two groups without chance: a sunflower's spiral around each centre.
  for (const [cx, cy] of [
    [-5, 0],
    [5, 3],
  ]) {
    for (let i = 0; i < 150; ++i) {
      const radius = 1.6 * Math.sqrt(i / 150);
      const angle = i * 2.399963;
      rows.push(`${cx + radius * Math.cos(angle)},${cy + radius * Math.sin(angle)}`);
    }
  }
  return rows.join('\n');
}

visit('fits a CSV file that is dropped on the page', { hash: 'speed=20&showDensity=0' }, async (visitor) => {
  await visitor.drop('groups.csv', clusters());
  const state = await visitor.until(
    'the file is fitted',
    ({ dataset, fit }) => dataset === 'own' && fit.status === 'done',
  );
  assert.equal(state.fit.n_points, 300);
  assert.equal(state.fit.best_n_components, 2);
  const means = state.model.means.map(([x]) => x).sort((a, b) => a - b);
  assert.ok(Math.abs(means[0] + 5) < 0.2 && Math.abs(means[1] - 5) < 0.2, `means ${means}`);
});

for (const [name, content, fault] of [
  ['ragged.csv', 'a,b\n1,2\n3\n', /ragged\.csv/],
  ['words.csv', 'a,b\n1,two\n', /words\.csv/],
  ['empty.csv', '', /empty\.csv/],
  ['header.csv', 'a,b\n', /header\.csv/],
]) {
  visit(`says what is wrong with ${name}, and keeps what it had`, { hash: standing }, async (visitor) => {
    const before = await visitor.settled();
    await visitor.drop(name, content);
    const state = await visitor.until('the fault is told', ({ last_error: error }) => error !== null);
    assert.match(state.last_error, fault);
    assert.ok(state.last_error.length < 200 && !state.last_error.includes('\n'), state.last_error);
    assert.equal(state.dataset, 'three-gaussians');
    assert.deepEqual(state.model, before.model);
  });
}

visit(
  'a first row of numbers that was taken as names can be read as a point, and back',
  { hash: 'speed=20&showDensity=0' },
  async (visitor, page) => {
    await visitor.drop('array.csv', clusters().replace('height,weight', '0,1'));
    const points = (count) =>
      visitor.until(`${count} points`, ({ dataset, fit }) => dataset === 'own' && fit.n_points === count);
    for (const count of [300, 301, 300]) {
      await points(count);
      const { x, y, width, height } = (await visitor.settled()).controls.find(({ id }) => id === 'first-row');
      await page.mouse.click(x + width / 2, y + height / 2);
    }
    await points(301);
  },
);
