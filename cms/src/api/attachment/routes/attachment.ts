import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::attachment.attachment', {
  prefix: '/content',
  only: ['find', 'findOne'],
});
