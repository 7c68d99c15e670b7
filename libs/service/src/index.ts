export { composeService, type Service } from './service.js';
