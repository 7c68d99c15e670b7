// node test/load/rebuild-read-models.mjs FOLDER [NAMES…]: rebuilds read models from zero and prints, as JSON, how many seconds each took and the
// peak of memory of doing so. In a process of its own for bench-reports.mjs.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const compiled = (name) => import(pathToFileURL(join(root, 'dist', 'libs', name, 'src', 'index.js')));
const { openPlatform, settingsFrom } = await compiled('platform');
const { ProjectionRunner } = await compiled('projections');
const { allProjections } = await compiled('service');

const [folder, ...names] = process.argv.slice(2);
const { database, log, clock, progress, report, close } = await openPlatform(settingsFrom(process.env, folder));
const seconds = {};
for (const projection of allProjections().filter(({ name }) => names.length === 0 || names.includes(name))) {
  const began = performance.now();
  await new ProjectionRunner(projection, database, log, clock, progress, report).rebuild();
  seconds[projection.name] = (performance.now() - began) / 1000;
}
console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
await close();
