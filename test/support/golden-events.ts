import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shapeOf } from './event-shapes.js';

/** What a version of an event type looked like when it was written: examples that between them have every field. */
export interface GoldenEvent {
  type: string;
  schemaVersion: number;
  examples: object[];
  /** Names of the sealed fields. */
  personal: string[];
}

const FOLDER = join('test', 'golden', 'events');
const fileOf = (type: string, schemaVersion: number): string => join(FOLDER, `${type}.v${schemaVersion}.json`);

/** An event as its golden examples are held against it. */
export type Written = Pick<GoldenEvent, 'type' | 'schemaVersion' | 'personal'> & { data: object };

/** The golden examples of a version of an event type; `undefined` if there are none. */
export function goldenEvent(type: string, schemaVersion: number): GoldenEvent | undefined {
  const file = fileOf(type, schemaVersion);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as GoldenEvent) : undefined;
}

/** What an event has that no golden example of its version has. */
export function notInGolden({ type, schemaVersion, data, personal }: Written): string[] {
  const golden = goldenEvent(type, schemaVersion);
  if (!golden) return [`${type} has no golden example of version ${schemaVersion}`];
  const known = new Set(golden.examples.flatMap((example) => [...shapeOf(example)]));
  return [
    ...[...shapeOf(data)].filter((place) => !known.has(place)).map((place) => `${type}.v${schemaVersion} data${place}`),
    ...personal.filter((field) => !golden.personal.includes(field)).map((field) => `${type}.v${schemaVersion} personal.${field}`),
  ];
}

/**
 * Writes golden examples for the kinds of events that have none: those that between them have every field. What is there is
 * never written anew: a version stays as it was, and a change of an event's data is a new version.
 */
export function writeMissingGolden(events: readonly Written[]): void {
  for (const [name, own] of Map.groupBy(events, ({ type, schemaVersion }) => `${type}.v${schemaVersion}`)) {
    const [{ type, schemaVersion }] = own as [Written];
    if (goldenEvent(type, schemaVersion)) continue;
    const seen = new Set<string>();
    const examples = own.filter(({ data }) => {
      const places = [...shapeOf(data)];
      const brings = places.some((place) => !seen.has(place));
      for (const place of places) seen.add(place);
      return brings;
    });
    const personal = [...new Set(own.flatMap((event) => event.personal))].toSorted();
    const golden: GoldenEvent = { type, schemaVersion, examples: examples.map(({ data }) => data), personal };
    writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(golden, undefined, 2)}\n`);
  }
}
