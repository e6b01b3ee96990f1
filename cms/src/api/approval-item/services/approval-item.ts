import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::approval-item.approval-item');
