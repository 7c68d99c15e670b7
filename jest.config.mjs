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
  maxWorkers: '100%',
  workerIdleMemoryLimit: '2GB',
  testTimeout: 30_000,
};
