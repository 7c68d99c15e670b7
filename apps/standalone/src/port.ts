import { createServer } from 'node:net';

/** Raised when something else listens on the port. */
export class PortInUse extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use. Stop what listens there, or choose another with --port.`);
  }
}

/** Finds out before the long work begins. Port 0 is any free one. @throws PortInUse */
export async function assertPortFree(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve()));
  });
}
