import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::industry.industry', { prefix: '/content', only: ['find', 'findOne'] });
