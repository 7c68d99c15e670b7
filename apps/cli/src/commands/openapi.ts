import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Settings } from '#platform';
import { CommandFailed } from '../failure.js';

/** Where the document is kept: beside package.json, wherever the command is run. */
const FILE = fileURLToPath(new URL('../../../../../openapi.json', import.meta.url));

/** `openapi`: the interface document, written to or compared with `openapi.json`. */
export function addOpenapi(program: Command): void {
  program
    .command('openapi')
    .description('print the OpenAPI document, write it to openapi.json, or check that openapi.json is up to date')
    .option('--write', 'write openapi.json', false)
    .option('--check', 'exit 1 if openapi.json differs from the code', false)
    .action(async ({ write, check }: { write: boolean; check: boolean }) => {
      const document = `${JSON.stringify(await currentDocument(), null, 2)}\n`;
      if (write) writeFileSync(FILE, document);
      else if (check) {
        if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== document)
          throw new CommandFailed('openapi.json differs from the code. Run: npm run openapi');
        console.log('openapi.json is up to date');
      } else process.stdout.write(document);
    });
}

async function currentDocument(): Promise<object> {
  const [{ openPlatform }, { composeService }] = await Promise.all([import('#platform'), import('#service')]);
  const dataFolder = mkdtempSync(join(tmpdir(), 'stepwise-openapi-'));
  const settings: Settings = { dataFolder, database: { kind: 'memory' }, nhsNumbers: 'strict', requestsPerMinute: 1_000, logLevel: 'silent' };
  try {
    const service = await composeService(await openPlatform(settings));
    try {
      return service.document();
    } finally {
      await service.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
