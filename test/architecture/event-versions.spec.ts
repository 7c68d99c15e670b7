import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { upcast, type Recorded, type Upcaster, type Upcasters } from '#kernel';
import { ALL_DECIDERS } from '#platform';
import { goldenEvent, notInGolden } from '#support/golden-events.js';

/** Every event type with its upcasters, the oldest first. */
const TYPES: [type: string, chain: readonly Upcaster[]][] = ALL_DECIDERS.flatMap((decider) => {
  const upcasters: Upcasters | undefined = 'upcasters' in decider ? (decider.upcasters as Upcasters) : undefined;
  return Object.keys(decider.correctable).map((type): [string, readonly Upcaster[]] => [
    type,
    (upcasters as Record<string, readonly Upcaster[]> | undefined)?.[type] ?? [],
  ]);
});
TYPES.push(['FactCorrected', []]);

test.each(TYPES)('%s: every version that was ever written has golden examples, and reads as the current one', (type, chain) => {
  for (let schemaVersion = 1; schemaVersion <= chain.length + 1; schemaVersion++) {
    const golden = goldenEvent(type, schemaVersion);
    expect([type, golden?.type, golden?.schemaVersion]).toEqual([type, type, schemaVersion]);
    expect(golden?.examples).not.toEqual([]);
    for (const data of golden?.examples ?? []) {
      const { data: current, schemaVersion: version } = upcast({ type, schemaVersion, data } as Recorded, chain);
      expect(notInGolden({ type, schemaVersion: version, data: current, personal: [] })).toEqual([]);
    }
  }
});

test('there are no golden examples of what nobody writes', () => {
  const known = new Set(TYPES.flatMap(([type, chain]) => chain.concat([(data) => ({ ...data })]).map((_, i) => `${type}.v${i + 1}.json`)));
  expect(readdirSync('test/golden/events').filter((file) => !known.has(file))).toEqual([]);
});
