export { openApiDocument, serveApiDocs } from './api-docs.js';
