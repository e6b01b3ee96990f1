import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::library-entry.library-entry', {
  prefix: '/content',
  only: ['find', 'findOne'],
});
