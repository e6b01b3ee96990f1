import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::party.party', { prefix: '/content', only: ['find', 'findOne'] });
