// The boundaries of docs/contributing.md, as rules.
const MODULES = 'referral|triage|assessment|intervention|employer-liaison|discharge|safeguarding|letters|people|programmes';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'No cycles.', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/src' },
      to: { pathNot: ['^libs/kernel/src', '^(node:)?crypto$'] },
    },
    {
      name: 'models-are-pure',
      severity: 'error',
      comment: 'A model imports the kernel and published contracts only.',
      from: { path: `^libs/(${MODULES})/src/model` },
      to: { pathNot: ['^libs/kernel/src', '^libs/[^/]+/src/contract\\.ts$', '^libs/$1/src', '^(node:)?util$', '^node_modules/yaml/'] },
    },
    {
      name: 'modules-meet-at-contracts',
      severity: 'error',
      comment: 'From another module only its contract or what its index offers to those who put things together.',
      from: { path: `^libs/(${MODULES})/src` },
      to: { path: `^libs/(${MODULES})/src`, pathNot: ['^libs/$1/src', '^libs/[^/]+/src/(contract|index)\\.ts$'] },
    },
    {
      name: 'nest-at-the-edge',
      severity: 'error',
      comment: 'Nest in http/, *.module.ts and the libraries that wire things up.',
      from: {
        path: '^libs/',
        pathNot: [
          '/http/',
          '\\.module\\.ts$',
          '^libs/(http|access|platform|service|handling|corrections|api-docs)/',
          '\\.controller\\.ts$',
          '/test/',
        ],
      },
      to: { path: '^node_modules/@nestjs' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src' },
      to: { path: ['^test/', '/test/'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
