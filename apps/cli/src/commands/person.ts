import type { Command } from 'commander';
import { isRefusal, isUuid, newId } from '#kernel';
import { ERASURE_REASONS, ERASURE_REQUESTERS, type ErasureRequester } from '#people/contract';
import { CommandFailed } from '../failure.js';
import { dataOption, print, withPlatform } from '../with-platform.js';

/** `person erase`: destroys the key of a person. */
export function addPerson(program: Command): void {
  program
    .command('person')
    .description('people')
    .command('erase <personId>')
    .description('erase the identity of a person for good; figures stay (the service must be stopped; while it runs, POST /v1/people/{id}/erasure)')
    .requiredOption('--reason <ground>', `one of: ${ERASURE_REASONS.join(', ')} (UK GDPR, article 17)`)
    .option('--requested-by <who>', 'person, representative or court', 'person')
    .addOption(dataOption())
    .option('--json', 'print JSON', false)
    .action(async (personId: string, o: { reason: string; requestedBy: string; data: string; json: boolean }) => {
      if (!isUuid(personId)) throw new CommandFailed('The person id is not a UUID. GET /v1/cases/{id} shows it as personId.');
      if (!ERASURE_REQUESTERS.includes(o.requestedBy as ErasureRequester))
        throw new CommandFailed(`--requested-by is one of: ${ERASURE_REQUESTERS.join(', ')}.`);
      if (!ERASURE_REASONS.includes(o.reason as (typeof ERASURE_REASONS)[number]))
        throw new CommandFailed(`--reason is one of: ${ERASURE_REASONS.join(', ')}.`);
      await withPlatform(o.data, async (platform) => {
        const [{ outboxEraser }, { outboxOf }] = await Promise.all([import('#letters'), import('#service')]);
        const { eraser, streams } = platform;
        eraser.onErased.push(outboxEraser({ streams, transport: outboxOf(platform) }));
        const commandId = newId();
        const envelope = {
          commandId,
          fingerprint: 'cli',
          correlationId: commandId,
          causationId: commandId,
          actor: { id: 'cli', role: 'operator' as const, organisation: 'stepwise' },
        };
        const answer = await eraser.erase(
          personId,
          { type: 'ErasePerson', requestedBy: o.requestedBy as ErasureRequester, reason: o.reason },
          envelope,
        );
        if (isRefusal(answer)) throw new CommandFailed(answer.message);
        print(o.json, { personId, position: answer.position }, [`The identity of ${personId} is erased (log position ${answer.position}).`]);
      });
    });
}
