import { describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { refuseTriage, TriageModule } from '#triage';

/** Paths under a case that this module answers with one method. */
function pathsOf(method: RequestMethod): string[] {
  const controllers = Reflect.getMetadata('controllers', TriageModule) as { prototype: Record<string, object> }[];
  const handlers = controllers.flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype).map((name) => prototype[name] as object));
  const routes = handlers.filter((handler) => Reflect.getMetadata('method', handler) === method && Reflect.hasMetadata('path', handler));
  return routes.map((handler) => (Reflect.getMetadata('path', handler) as string).replaceAll(/:(\w+)/g, '{$1}'));
}

describe('the addresses of triage', () => {
  it('are those of the interface', () => {
    expect(pathsOf(RequestMethod.POST).toSorted()).toEqual([
      'allocation',
      'allocation/reallocation',
      'contact-attempts',
      'contact-attempts/unable-to-contact',
      'first-contact',
      'pauses',
      'pauses/{pauseId}/end',
      'triage/decision',
      'triage/escalation',
      'triage/risks',
      'triage/risks/{risk}/clearing',
      'triage/stage',
    ]);
    expect(pathsOf(RequestMethod.GET)).toEqual(['triage/proposal']);
  });

  it('include every address that a refusal sends people to', () => {
    const messages = Object.values(refuseTriage.catalogue).map(({ message }) => message);
    const named = messages.flatMap((message) => [...message.matchAll(/POST ([\w/{}-]+)/g)].map(([, path]) => path));
    expect(named.length).toBeGreaterThan(4);
    expect(pathsOf(RequestMethod.POST)).toEqual(expect.arrayContaining(named));
  });
});
