export const name = 'directory';
export const budget = '100,000 agents and numbers: a list opens in 100 ms, a key takes 16 ms, under 1,000 elements';

const LARGE = 100_000;
const SMALL = 100;

export async function run({ browser, url }) {
  const small = await measure(browser, url, SMALL);
  const large = await measure(browser, url, LARGE);
  const many = LARGE.toLocaleString('en');
  const times = (what) => `${ms(large[what])}, ×${(large[what] / small[what]).toFixed(1)} of ${SMALL}`;
  return [
    { what: `a list of ${many} agents opens`, measured: times('open'), budget: '100 ms', ok: large.open <= 100 },
    { what: 'a key typed among them', measured: times('agents'), budget: '16 ms', ok: large.agents <= 16 },
    { what: `a key typed among ${many} numbers`, measured: times('numbers'), budget: '16 ms', ok: large.numbers <= 16 },
    { what: 'elements in the page then', measured: large.elements, budget: 'under 1,000', ok: large.elements < 1000 },
    {
      what: `a call arrives, of ${many} agents one gets it`,
      measured: times('arrives'),
      budget: '16 ms',
      ok: large.arrives <= 16,
    },
  ];
}

async function measure(browser, url, size) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url(`bench/pages/directory.html?size=${size}`));
  await page.waitForFunction(() => 'bench' in globalThis, null, { timeout: 180_000 });
  await page.evaluate(() => bench.signIn());
  // The first time loads what the list is made of.
  await page.evaluate(() => bench.open());
  const open = await median(7, () => page.evaluate(() => bench.open()));
  const type = async (...texts) => {
    const all = [];
    for (const text of texts) all.push(...(await page.evaluate((it) => bench.type(it), text)));
    return middle(all);
  };
  const agents = await type('kiran', 'søren 4', 'desk 77', '1054321');
  const elements = await page.evaluate(() => bench.countElements());
  await page.evaluate(() => bench.turnTo('dial-number'));
  const numbers = await type('gbem', '+1201505', 'of desk');
  const arrives = await median(7, () => page.evaluate(() => bench.arrive()));
  await page.context().close();
  return { open, agents, numbers, elements, arrives };
}

async function median(times, take) {
  const values = [];
  for (let i = 0; i < times; i += 1) values.push(await take());
  return middle(values);
}

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${value.toFixed(1)} ms`;
