import { createServer } from 'node:net';

/** Where the service listens: every address of the machine. */
export const HOST = '0.0.0.0';

/** The service cannot listen on a port: something else does, or this account may not. */
export class PortNotFree extends Error {
  constructor(port: number, code: 'EADDRINUSE' | 'EACCES') {
    super(
      code === 'EACCES'
        ? `This account may not listen on port ${port}. Choose one from 1024 up with --port.`
        : `Port ${port} is in use. Stop what listens there, or choose another with --port.`,
    );
  }
}

/** Finds out before the long work begins. Port 0 is any free one. @throws PortNotFree */
export async function assertPortFree(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(asPortNotFree(error, port)));
    server.listen(port, HOST, () => server.close(() => resolve()));
  });
}

/** What listening on a port failed with, in words if there are any. */
export function asPortNotFree(error: unknown, port: number): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return (code === 'EADDRINUSE' || code === 'EACCES') && syscall === 'listen' ? new PortNotFree(port, code) : error;
}
