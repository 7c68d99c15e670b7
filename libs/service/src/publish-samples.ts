import { derivedId, isRefusal, STEPWISE_NAMESPACE } from '#kernel';
import type { Platform } from '#platform';
import { publishProgramme, sampleProgrammes } from '#programmes';
import { THE_SYSTEM } from '#projections';

/** Publishes the sample programmes. Once they are there it does nothing, and a later version of one's own is left alone. */
export async function publishSamples(platform: Platform): Promise<void> {
  for (const definition of sampleProgrammes()) {
    if (platform.shelf.standing(definition.id).status === 'published') continue;
    const commandId = derivedId(STEPWISE_NAMESPACE, `publish|${definition.id}|${definition.version}`);
    const envelope = { commandId, fingerprint: 'sample', correlationId: commandId, causationId: commandId, actor: THE_SYSTEM };
    const answer = await publishProgramme(platform.desk, definition, envelope);
    if (isRefusal(answer)) throw new Error(`Sample programme ${definition.id} was refused: ${answer.message}`);
    await platform.shelf.has(definition.id, definition.version);
  }
}
