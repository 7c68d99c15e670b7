import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { LogFault, LogReceipt, Verification } from '#event-log';
import { CommandFailed } from '../failure.js';
import { dataOption, faultsIn, print, tell, withPlatform } from '../with-platform.js';
import { addLogCopy } from './log-copy.js';

interface VerifyOptions {
  data: string;
  json: boolean;
  receipt?: string;
  keep?: string;
}

/** `log verify | copy`. */
export function addLog(program: Command): void {
  const log = program.command('log').description('the event log');
  addLogCopy(log);
  log
    .command('verify')
    .description('work out every hash of the log anew; names each event that was changed, removed, inserted or reordered, and exits with 1')
    .addOption(dataOption())
    .option('--receipt <file>', 'receipt kept from before: also tells whether everything up to there is as it was')
    .option('--keep <file>', 'keep a receipt of this look, for the next one')
    .option('--json', 'print JSON', false)
    .action(async ({ data, json, receipt, keep }: VerifyOptions) => {
      const kept = receipt === undefined ? undefined : receiptIn(receipt);
      const found = await withPlatform(data, async ({ stored }) => {
        const [{ verifyLog }, head] = await Promise.all([import('#event-log'), stored.head()]);
        const onProgress = (position: string): void => tell(`log verify: ${Math.round((100 * Number(position)) / Math.max(Number(head), 1))} %  `);
        return await verifyLog(stored, { onProgress, ...(kept ? { kept } : {}) }).finally(() => tell(''));
      });
      print(json, found, inWords(found, kept));
      if (found.faults.length > 0 || found.asBefore === false) process.exitCode = 1;
      else if (keep !== undefined) writeFileSync(keep, `${JSON.stringify(found.receipt)}\n`);
    });
}

function receiptIn(file: string): LogReceipt {
  try {
    const { position, events, digest } = JSON.parse(readFileSync(file, 'utf8')) as LogReceipt;
    if (typeof position === 'string' && Number.isInteger(events) && /^[0-9a-f]{64}$/.test(digest)) return { position, events, digest };
  } catch {
    // Told below.
  }
  throw new CommandFailed(`${file} is not a receipt of the log. Make one with: stepwise log verify --keep <file>.`);
}

function inWords({ receipt, streams, faults, asBefore }: Verification, kept: LogReceipt | undefined): string[] {
  return [
    ...faults.map(faultInWords),
    `${receipt.events} events in ${streams} streams up to position ${receipt.position}: ${faults.length === 0 ? 'all as they were written' : faultsIn(faults.length)}`,
    `digest ${receipt.digest}`,
    ...(asBefore === undefined ? [] : [`up to position ${kept?.position}: ${asBefore ? 'as the receipt says' : 'NOT as the receipt says'}`]),
  ];
}

const FAULTS: Record<LogFault['kind'], string> = {
  changed: 'was changed after it was written',
  removed: 'follows on events that were removed',
  inserted: 'was inserted where its stream had an event already',
  reordered: 'stands after events that it came before',
  'not-chained': 'does not follow on the event that stands before it in its stream',
};

const faultInWords = ({ kind, type, eventId, stream, revision, position }: LogFault): string =>
  `${type} ${eventId} (${stream}, revision ${revision}, position ${position}) ${FAULTS[kind]}`;
