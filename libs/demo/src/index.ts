export { buildDemo, type DemoOptions } from './build-demo.js';
export { buildDemoFolder, finishDemoFolder } from './demo-folder.js';
export { isInFolder, type FolderSettings } from './folder-settings.js';
export { demoTokens, type DemoToken } from './demo-tokens.js';
export type { DemoSummary } from './summary.js';
