import type { IApi } from '@umijs/preset-umi';

/** The page's frame: its language, and a viewport that people may enlarge (Umi's own forbids it). */
export default (api: IApi) => {
  api.modifyHTML(($) => {
    $('html').attr('lang', 'zh-CN');
    $('meta[name=viewport]').attr('content', 'width=device-width, initial-scale=1, viewport-fit=cover');
    $('meta[http-equiv=X-UA-Compatible]').remove();
    $('body').prepend('<noscript>项目云需要浏览器启用脚本。请在浏览器设置中允许本站运行脚本，再刷新本页。</noscript>');
    return $;
  });
};
