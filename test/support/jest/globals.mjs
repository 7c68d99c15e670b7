// What `@jest/globals` is to the sources: always that of the suite that runs now.
const now = () => globalThis[Symbol.for('stepwise.suite')];
const ofSuite = (name) =>
  new Proxy(() => undefined, {
    apply: (_, __, args) => now()[name](...args),
    get: (_, key) => now()[name][key],
  });

export const afterAll = ofSuite('afterAll');
export const afterEach = ofSuite('afterEach');
export const beforeAll = ofSuite('beforeAll');
export const beforeEach = ofSuite('beforeEach');
export const describe = ofSuite('describe');
export const expect = ofSuite('expect');
export const it = ofSuite('it');
export const jest = ofSuite('jest');
export const test = ofSuite('test');
