import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::warning.warning');
