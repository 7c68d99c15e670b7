import type { Socket } from 'node:net';
import { newId } from '#kernel';
import { problemBody, requestProblem } from '#http';

/**
 * Answers what never becomes a request, because its headers or its address are beyond the limit or it is no HTTP: with a
 * problem, as everything else, written by hand since nobody else will.
 */
export function answerBrokenRequest(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? requestProblem('request.headers-too-large')
      : requestProblem('request.invalid', [{ field: 'request', code: 'field.invalid', message: 'The request is not well-formed HTTP.' }]);
  const correlationId = newId();
  const answer = problemBody(problem, correlationId);
  const body = JSON.stringify(answer);
  const head = [
    `HTTP/1.1 ${answer.status} ${answer.title}`,
    'Connection: close',
    'Cache-Control: no-store',
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Correlation-ID: ${correlationId}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
