import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::project-code.project-code', {
  prefix: '/content',
  only: ['find', 'findOne'],
});
