import { expect, it } from '@jest/globals';
import { WorkedOut } from '#reporting';

it('what was worked out of an object is given again, in the last ways in which it was asked for', () => {
  const worked: string[] = [];
  const lengths = new WorkedOut<{ text: string }, number>(2);
  const of = (object: { text: string }, how: string): number =>
    lengths.of(object, how, () => {
      worked.push(`${object.text} ${how}`);
      return object.text.length + how.length;
    });
  const [one, other] = [{ text: 'one' }, { text: 'other' }];
  expect([of(one, 'a'), of(one, 'bb'), of(other, 'a'), of(one, 'a'), of(one, 'ccc')]).toEqual([4, 5, 6, 4, 6]);
  expect(worked).toEqual(['one a', 'one bb', 'other a', 'one ccc']);
  expect([of(one, 'a'), of(one, 'bb')]).toEqual([4, 5]);
  expect(worked.slice(4)).toEqual(['one bb']);
});
