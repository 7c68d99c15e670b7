import { availableParallelism, totalmem } from 'node:os';

const GIGABYTE = 1024 ** 3;

// Node itself loads the sources, with the compiler settings of the build (.swcrc): a test never sees other code than production.
export default {
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testEnvironment: '<rootDir>/test/support/jest/environment.mjs',
  runtime: '<rootDir>/test/support/jest/runtime.mjs',
  transform: {},
  cacheDirectory: '<rootDir>/.cache/jest',
  // Half of the heavy suites wait for processes and databases of their own; with these a worker may need over 2 GB.
  maxWorkers: Math.max(1, Math.min(2 * availableParallelism(), Math.floor(totalmem() / (2.5 * GIGABYTE)))),
  workerIdleMemoryLimit: '2GB',
  testTimeout: 30_000,
};
