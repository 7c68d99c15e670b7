export { LARGEST_PUBLICATION_BYTES } from './model/publish-report.js';
export { refusePublication } from './model/refusals.js';
export { PublicationsModule } from './publications.module.js';
export { publicationsProjection } from './reading/publications-projection.js';
