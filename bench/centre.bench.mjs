export const name = 'the embedded centre plays a working day';
export const budget = '1,000 agents and 10,000 calls in under 10 s';

export async function run({ page, url }) {
  await page.goto(url('bench/pages/blank.html'));
  const day = await page.evaluate(
    async (modules) => {
      const [{ Centre }, { defaultOrganisation }] = await Promise.all(modules.map((module) => import(module)));
      const teams = defaultOrganisation.teams;
      const agents = Array.from({ length: 1000 }, (_, i) => ({
        id: `agent-${i}`,
        name: `Agent ${i}`,
        teams: [teams[i % teams.length].id],
        station: { kind: 'extension', number: String(10_000 + i) },
      }));
      const start = Date.UTC(2026, 10, 22, 8);
      const begun = performance.now();
      const centre = new Centre({ organisation: { ...defaultOrganisation, agents }, now: start, seed: 3 });
      const deaf = () => undefined;
      centre.sit('agent-0', { fact: deaf, ended: deaf, world: deaf, agents: deaf });
      centre.act('agent-0', 'set-traffic', { callsPerHour: 1250 });
      centre.advance(start + 8 * 3_600_000);
      return performance.now() - begun;
    },
    ['/src/backends/simulator/centre.ts', '/src/backends/simulator/organisation.ts'],
  );
  const seconds = day / 1000;
  return [
    {
      what: 'a day: 1,000 agents, 10,000 calls',
      measured: `${seconds.toFixed(1)} s`,
      budget: '10 s',
      ok: seconds < 10,
    },
  ];
}
