import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::warning.warning', { prefix: '/content', only: ['find', 'findOne'] });
