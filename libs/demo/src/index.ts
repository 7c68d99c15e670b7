export { buildDemo, type DemoOptions } from './build-demo.js';
export { buildDemoFolder, finishDemoFolder, isInFolder, type FolderSettings } from './demo-folder.js';
export { demoTokens, type DemoToken } from './demo-tokens.js';
export type { DemoSummary } from './summary.js';
