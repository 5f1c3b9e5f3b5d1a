export const name = 'leaks';
export const budget = '10,000 interactions come and gone: listeners, timers and nodes as before, heap within 2 MB';

const TIMES = 10_000;

export async function run({ page, url }) {
  await page.goto(url('bench/pages/desk.html'));
  await page.waitForFunction(() => 'bench' in globalThis);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const look = async () => {
    for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted) => metrics.find((metric) => metric.name === wanted).value;
    return {
      listeners: of('JSEventListeners'),
      nodes: of('Nodes'),
      heap: of('JSHeapUsedSize'),
      timers: await page.evaluate(() => bench.waitingTimers()),
    };
  };
  await page.evaluate(() => bench.signIn());
  await page.evaluate(() => bench.comeAndGo(300)); // what is kept on purpose has its size by then
  const before = await look();
  for (let i = 0; i < 20; i += 1) await page.evaluate((times) => bench.comeAndGo(times), TIMES / 20);
  const after = await look();
  const megabytes = (after.heap - before.heap) / 1e6;
  const same = (what, slack) => ({
    what: `${what} after ${TIMES.toLocaleString('en')} interactions`,
    measured: `${before[what]} → ${after[what]}`,
    budget: 'as before',
    ok: after[what] <= before[what] + slack,
  });
  return [
    same('listeners', 5),
    same('nodes', 20),
    same('timers', 1),
    {
      what: `heap after ${TIMES.toLocaleString('en')} interactions`,
      measured: `${megabytes.toFixed(2)} MB more`,
      budget: '2 MB',
      ok: megabytes <= 2,
    },
  ];
}
