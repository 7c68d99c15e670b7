import { describe, expect, test } from '@jest/globals';
import type { FieldFault } from '#kernel';
import { Choice, Day, Identifier, Moment, Part, Parts, Text, Whole, validation, type ProblemException } from '../src/index.js';

class Line {
  @Text({ about: 'What.', max: 5, example: 'tea' })
  what: string;

  @Whole({ about: 'How many.', min: 1, max: 9 })
  count: number;
}

class Address {
  @Text({ about: 'Where.', example: 'here' })
  place: string;

  @Part(() => Line, { about: 'A line.', optional: true })
  line?: Line;
}

class Order {
  @Choice(['cash', 'card'], { about: 'How it is paid.' })
  paid: string;

  @Parts(() => Line, { about: 'Lines.', max: 2 })
  lines: Line[];

  @Part(() => Address, { about: 'Where to.' })
  to: Address;

  @Identifier({ about: 'An id.', optional: true })
  of?: string;

  @Moment({ about: 'When.', optional: true })
  at?: string;

  @Day({ about: 'Which day.', optional: true })
  on?: string;
}

const whole = { paid: 'cash', lines: [{ what: 'tea', count: 1 }], to: { place: 'here' } };
const read = (body: unknown): Promise<Order> => validation().transform(body, { type: 'body', metatype: Order }) as Promise<Order>;

async function faultsOf(body: unknown): Promise<readonly FieldFault[]> {
  try {
    await read(body);
  } catch (error) {
    return (error as ProblemException).fields;
  }
  throw new Error('No fault was found');
}

describe('faults', () => {
  test('have the path of the field, one fault to a field', async () => {
    const faults = await faultsOf({
      paid: 'kind words',
      lines: [
        { what: 'tea', count: 1 },
        { what: 'coffee', count: 0, price: 1 },
      ],
      to: { line: { what: '' } },
      extra: {},
    });
    expect(faults.map(({ field, code }) => [field, code]).toSorted()).toEqual([
      ['extra', 'field.unknown'],
      ['lines[1].count', 'field.out-of-range'],
      ['lines[1].price', 'field.unknown'],
      ['lines[1].what', 'field.too-long'],
      ['paid', 'field.not-a-choice'],
      ['to.line.count', 'field.required'],
      ['to.line.what', 'field.too-short'],
      ['to.place', 'field.required'],
    ]);
  });

  test('say what is wrong, and not what was sent', async () => {
    const faults = await faultsOf({ ...whole, paid: 'by Alex Example', of: 'Alex Example', on: '2026-02-30' });
    expect(faults).toEqual([
      { field: 'paid', code: 'field.not-a-choice', message: 'paid must be one of: cash, card.' },
      { field: 'of', code: 'field.invalid', message: 'of must be a UUID.' },
      { field: 'on', code: 'field.invalid', message: 'on must be a day that exists, as YYYY-MM-DD.' },
    ]);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['a list', []],
  ])('of a body that is %s name the fields that it lacks', async (_, body) =>
    expect((await faultsOf(body)).map(({ field }) => field)).toEqual(expect.arrayContaining(['paid', 'lines', 'to'])),
  );

  test('tell a list that is too long', async () =>
    expect(await faultsOf({ ...whole, lines: Array.from({ length: 3 }, () => whole.lines[0]) })).toMatchObject([
      { field: 'lines', code: 'field.too-many' },
    ]));
});

test('what is read is as the log writes it', async () => {
  const { of, at } = await read({ ...whole, of: 'C0000000-0000-4000-8000-000000000001', at: '2026-03-02T10:00:00+01:00' });
  expect([of, at]).toEqual(['c0000000-0000-4000-8000-000000000001', '2026-03-02T09:00:00.000Z']);
});
