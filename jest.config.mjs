import { availableParallelism } from 'node:os';

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
  // Half of the heavy suites wait for processes and databases of their own.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  workerIdleMemoryLimit: '2GB',
  testTimeout: 30_000,
};
