import { defineArea } from './text';

/** Public notices. */
export const notice = defineArea(
  { notices: '通知', text: '正文', none: '还没有通知' },
  { notices: 'Notices', text: 'Text', none: 'No notices yet' },
);
