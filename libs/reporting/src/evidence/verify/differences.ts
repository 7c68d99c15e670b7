import { canonicalJson } from '#event-log';

/** The values of an object by where they stand in it, as `pausesExcluded.median`; empty lists and objects are values. */
function leaves(value: unknown, path = ''): [path: string, value: string][] {
  const entries = value !== null && typeof value === 'object' ? Object.entries(value).filter(([, each]) => each !== undefined) : [];
  if (entries.length === 0) return [[path, canonicalJson(value)]];
  return entries.flatMap(([name, each]) => leaves(each, path === '' ? name : `${path}.${name}`));
}

/** Where two objects differ, each place in words: `median is 9 in the file, 8 in the log`. */
export function differences(a: object, b: object, where: readonly [ofA: string, ofB: string]): string[] {
  const [ofA, ofB] = [new Map(leaves(a)), new Map(leaves(b))];
  const paths = [...new Set([...ofA.keys(), ...ofB.keys()])].filter((path) => ofA.get(path) !== ofB.get(path));
  return paths.map((path) => `${path} is ${ofA.get(path) ?? 'absent'} ${where[0]}, ${ofB.get(path) ?? 'absent'} ${where[1]}`);
}
