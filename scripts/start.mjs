// Serves the demo and prints its address on a line of its own, and that of the Teams tab on the next.
// PORT names the port, and another is never taken in its place; without it, 8000 or the next that is free.
// `npm start -- --watch` reloads the page when a file changes.
import { freePort, serve } from './serve.mjs';

const port = await (process.env.PORT ? wanted(Number(process.env.PORT)) : firstFree(8000));
const { url } = await serve({ port, watch: process.argv.includes('--watch') });
console.log(url);
console.log(`In Teams: ${url}demo/teams-host.html`);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));

async function wanted(number) {
  if (number > 0 && number < 65536 && (await freePort(number))) return number;
  console.error(`Port ${process.env.PORT} (from PORT) cannot be used: it is taken, or no port.`);
  process.exit(1);
}

async function firstFree(number) {
  while (!(await freePort(number))) number += 1;
  return number;
}
