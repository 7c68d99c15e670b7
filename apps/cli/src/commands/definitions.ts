import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { CommandFailed } from '../failure.js';

/** The page that tells of the reports: beside package.json, wherever the command is run. */
const FILE = fileURLToPath(new URL('../../../../../docs/reports.md', import.meta.url));

/** `definitions`: what the figures of reports mean, printed into `docs/reports.md`. */
export function addDefinitions(program: Command): void {
  program
    .command('definitions')
    .description('print the page on reports with the definitions of all figures, write it to docs/reports.md, or check that it is up to date')
    .option('--write', 'write docs/reports.md', false)
    .option('--check', 'exit 1 if docs/reports.md differs from the code', false)
    .action(async ({ write, check }: { write: boolean; check: boolean }) => {
      const { withDefinitions } = await import('#definitions');
      if (!existsSync(FILE)) throw new CommandFailed('docs/reports.md is not here: run the command in a copy of the sources.');
      const before = readFileSync(FILE, 'utf8');
      const page = withDefinitions(before);
      if (write) writeFileSync(FILE, page);
      else if (check) {
        if (before !== page) throw new CommandFailed('docs/reports.md differs from the code. Run: npm run definitions');
        console.log('docs/reports.md is up to date');
      } else process.stdout.write(page);
    });
}
