import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { ModulesContainer } from '@nestjs/core';
import { OF_THE_PERSON, TYPES_IN_WORDS } from '#case-view';
import { allProjections } from '#service';
import { startStepwise } from '#support/app.js';
import { DECIDERS, OF_A_CASE, typesOf } from './deciders.js';

test('an event type belongs to one module', () => {
  const types = typesOf(DECIDERS);
  expect(types.filter((type, i) => types.indexOf(type) !== i)).toEqual([]);
});

test('every event of a case can be put into words', () => {
  expect([...TYPES_IN_WORDS].sort()).toEqual([...typesOf(OF_A_CASE), ...OF_THE_PERSON, 'FactCorrected'].sort());
});

test('every decider decides every command and folds every event', () => {
  for (const decider of DECIDERS) {
    expect(Object.keys(decider.evolve).sort()).toEqual(Object.keys(decider.correctable).sort());
    expect(Object.keys(decider.decide).length).toBeGreaterThan(0);
  }
});

/** Where `@CommandHandler` of Nest notes the command of a class. */
const COMMAND_HANDLED = '__commandHandler__';

/** Names in the sources of the product that a pattern finds. */
const named = (pattern: RegExp): string[] =>
  globSync('libs/*/src/**/*.ts').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name as string));

test('no decider is left out of these tests', () => {
  expect(DECIDERS.length).toBe(named(/^export const (\w+): Decider<.*> = \{$/gm).length);
});

test('a command belongs to one module, and one handler takes the commands of each', async () => {
  const commands = DECIDERS.flatMap(({ decide }) => Object.keys(decide));
  expect(commands.filter((command, i) => commands.indexOf(command) !== i)).toEqual([]);
  const stepwise = await startStepwise({ samples: false });
  try {
    const providers = [...stepwise.service.app.get(ModulesContainer).values()].flatMap((module) => [...module.providers.values()]);
    const handlers = new Set(providers.map(({ metatype }) => metatype).filter((type) => typeof type === 'function'));
    const taken = [...handlers].flatMap((type) => {
      const command = Reflect.getMetadata(COMMAND_HANDLED, type) as { name: string } | undefined;
      return command ? [command.name] : [];
    });
    expect(taken.sort()).toEqual(named(/^export class (\w+) extends ModuleCommand</gm).sort());
  } finally {
    await stepwise.stop();
  }
});

describe.each(allProjections().map((p) => [p.name, p] as const))('projection %s', (_, projection) => {
  test('has decided about every event type: handled or knowingly ignored, not both', () => {
    const decided = [...projection.handles, ...projection.ignores];
    expect(decided.filter((type, i) => decided.indexOf(type) !== i)).toEqual([]);
    const all = [...typesOf(DECIDERS), 'FactCorrected'];
    expect(all.filter((type) => !decided.includes(type))).toEqual([]);
  });
});
