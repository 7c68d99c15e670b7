export { DAYS, writeCaseload, type Wanted } from './write-caseload.js';
export { simulate, SimulationRefused, type Simulated } from './simulate-deployment.js';
