// The same compiler settings as the build (.swcrc), so that a test never sees other code than production.
export default {
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...(process.env.STEPWISE_TESTS === 'containers' ? [] : ['\\.container\\.spec\\.ts$'])],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^#support/(.*)\\.js$': '<rootDir>/test/support/$1',
    '^#([a-z-]+)/contract$': '<rootDir>/libs/$1/src/contract.ts',
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  cacheDirectory: '<rootDir>/.cache/jest',
  // Modules loaded as ES modules are never freed, so workers are replaced once they have grown.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '2GB',
  testTimeout: 30_000,
};
