import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIBS = join(import.meta.dirname, '../../libs');

/** Names of the classes that describe a body, an answer or a query, in the files that declare fields of the interface. */
function describing(): string[] {
  const files = globSync('*/src/**/*.ts', { cwd: LIBS }).map((file) => readFileSync(join(LIBS, file), 'utf8'));
  return files
    .filter((text) => /^ {2}@(?:Text|Part|Choice|Day|Moment|Whole|Flag|Identifier)/m.test(text))
    .flatMap((text) => [...text.matchAll(/^(?:export )?class (\w+)/gm)].map(([, name]) => name as string));
}

test('no two classes of the interface share a name: the document would describe one of them by the other', () => {
  const names = describing();
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});
