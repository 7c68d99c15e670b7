import { describe, expect, it } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { ProblemException } from '#http';
import { formatOf, type Format } from '../src/index.js';

function asked(accept: string | undefined, format?: Format, offered?: readonly Format[]) {
  const headers: Record<string, string> = {};
  const reply = { header: (name: string, value: string) => (headers[name] = value) } as unknown as FastifyReply;
  try {
    return { chosen: formatOf({ format, accept, reply }, offered), headers };
  } catch (error) {
    if (error instanceof ProblemException) return { refused: error.status, code: error.code, headers };
    throw error;
  }
}

describe('the format of a report', () => {
  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['application/json', 'json'],
    ['text/csv', 'csv'],
    ['image/svg+xml', 'svg'],
    ['image/*', 'svg'],
    ['text/html, image/svg+xml;q=0.8, */*;q=0.1', 'svg'],
    ['text/csv;q=0.5, image/svg+xml;q=0.9', 'svg'],
    ['image/svg+xml;q=0.2, text/csv', 'csv'],
    ['application/json;q=0, text/csv;q=0.1', 'csv'],
    ['IMAGE/SVG+XML', 'svg'],
  ] as const)('by Accept: %s is %s', (accept, format) => expect(asked(accept)).toMatchObject({ chosen: format, headers: { vary: 'Accept' } }));

  it('is the one named in the address, whatever is acceptable', () => expect(asked('application/json', 'svg')).toMatchObject({ chosen: 'svg' }));

  it.each(['application/pdf', 'text/html', 'image/png, image/jpeg', 'application/json;q=0', '*/*;q=0'])('is none for Accept: %s', (accept) =>
    expect(asked(accept)).toMatchObject({ refused: 406, code: 'request.not-acceptable', headers: { vary: 'Accept' } }),
  );

  it('is none where what is acceptable is offered elsewhere only', () =>
    expect(asked('text/csv', undefined, ['json', 'svg'])).toMatchObject({ refused: 406 }));
});
