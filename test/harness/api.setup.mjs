import { server } from './stage.mjs';

export default () => server('api', ['packages']);
