import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::project.project', { prefix: '/content', only: ['find', 'findOne'] });
