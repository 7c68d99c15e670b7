import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { EvidenceFault, EvidenceLog, EvidenceVerdict } from '#reporting';
import { CommandFailed } from '../failure.js';
import { dataOption, faultsIn, print, tell, withPlatform } from '../with-platform.js';

interface VerifyOptions {
  data: string;
  log: boolean;
  json: boolean;
}

const ABOUT = `
FILE is evidence of one figure, as GET /v1/reports/<report>/evidence?…&format=ndjson answers it.
Without --log two things are checked: that the figures are what the rows amount to, and that the hash is that of the rows.
With --log every row is held against the log of the deployment in --data as well (or where DATABASE_URL and EVENTSTORE_URL say): each event
that it cites is there, at its position and with its hash; the chains of their streams are whole; the fact follows from the events of its
case up to the position of the evidence; and the pseudonym stands for that case.
Exit code 1 if anything does not hold. On an embedded database the service must be stopped for --log.`;

/** `report verify`. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description('reports')
    .command('verify <file>')
    .description('work a figure out of its evidence alone; with --log, hold the evidence against the log')
    .option('--log', 'hold every row against the log as well', false)
    .addOption(dataOption('data folder, with --log'))
    .option('--json', 'print JSON', false)
    .addHelpText('after', ABOUT)
    .action(async (file: string, { data, log, json }: VerifyOptions) => {
      if (!existsSync(file)) throw new CommandFailed(`There is no file ${file}.`);
      const verdict = log
        ? await withPlatform(data, async (platform) => await verdictOn(file, (await import('#service')).evidenceLogOf(platform)))
        : await verdictOn(file);
      print(json, verdict, inWords(verdict));
      if (verdict.faultCount > 0) process.exitCode = 1;
    });
}

async function verdictOn(file: string, log?: EvidenceLog): Promise<EvidenceVerdict> {
  const [{ EVIDENCE_KINDS }, { NotEvidence, verifyEvidence }] = await Promise.all([import('#service'), import('#reporting')]);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const onProgress = (rows: number, total: number): void => tell(`report verify: ${Math.floor((100 * rows) / Math.max(total, rows, 1))} %  `);
  try {
    return await verifyEvidence(lines, { kinds: EVIDENCE_KINDS, onProgress, ...(log ? { log } : {}) }).finally(() => tell(''));
  } catch (error) {
    throw error instanceof NotEvidence ? new CommandFailed(`${file} is not evidence that can be checked here. ${error.message}`) : error;
  } finally {
    lines.close();
  }
}

function inWords({ report, position, rows, heldAgainstLog, faults, faultCount }: EvidenceVerdict): string[] {
  const checked = heldAgainstLog
    ? 'figures, hash, and every row against the log'
    : 'figures and hash; the log was not looked at (--log holds every row against it)';
  return [
    ...faults.map(faultInWords),
    ...(faultCount > faults.length ? [`… and ${faultCount - faults.length} more`] : []),
    `${report} up to position ${position}, ${rows} rows: ${faultCount === 0 ? 'all of it holds' : faultsIn(faultCount)}`,
    `checked: ${checked}`,
  ];
}

const faultInWords = ({ row, eventId, says }: EvidenceFault): string =>
  row === undefined ? says : `row ${row}${eventId === undefined ? '' : `, event ${eventId}`}: ${says}`;
