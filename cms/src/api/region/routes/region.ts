import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::region.region', { prefix: '/content', only: ['find', 'findOne'] });
