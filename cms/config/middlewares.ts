/** Order matters: what comes first sees the answer last. `access.work` turns every fault below /api into one shape. */
export default [
  'strapi::errors',
  'global::headers',
  'global::portal',
  'plugin::access.work',
  // The administration keeps Strapi's own policy; every other answer gets ours from global::headers.
  {
    name: 'strapi::security',
    config: { contentSecurityPolicy: { useDefaults: true, directives: { upgradeInsecureRequests: null } } },
  },
  { name: 'strapi::cors', config: { origin: [], credentials: false } },
  'strapi::query',
  {
    name: 'strapi::body',
    config: {
      jsonLimit: '1mb',
      formLimit: '64kb',
      textLimit: '64kb',
      formidable: { maxFileSize: 200 * 1024 * 1024, maxFields: 20 },
    },
  },
  'strapi::favicon',
  'strapi::public',
];
