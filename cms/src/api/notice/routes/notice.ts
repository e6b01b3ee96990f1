import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::notice.notice', { prefix: '/content', only: ['find', 'findOne'] });
