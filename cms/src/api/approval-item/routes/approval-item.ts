import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::approval-item.approval-item', {
  prefix: '/content',
  only: ['find', 'findOne'],
});
