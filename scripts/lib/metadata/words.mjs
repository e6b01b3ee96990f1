/** What the command says, in the language of the terminal: Chinese when it says so, English otherwise. */
const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
export const lang = /^zh/i.test(locale) ? 'zh' : 'en';

const WORDS = {
  usage: {
    zh: `用法：
  npm run metadata -- export <项目库> <文件夹|文件.zip>   导出项目库和它用到的一切
  npm run metadata -- plan   <文件夹|文件.zip>            看导入会做什么，不写入
  npm run metadata -- apply  <文件夹|文件.zip>            导入：全部或都不
  npm run metadata -- seal   <文件夹>                     改过文件之后，重写清单和校验值

选项：--url <地址>（默认 http://127.0.0.1:$PORT）  --token <令牌>  --force（用包里的替换平台上更新的）
环境变量：PROJECT_CLOUD_TOKEN；或 PROJECT_CLOUD_USER 和 PROJECT_CLOUD_PASSWORD（导入必须用账号）`,
    en: `Usage:
  npm run metadata -- export <library> <folder|file.zip>   a library with all that it needs
  npm run metadata -- plan   <folder|file.zip>             what an import would do; writes nothing
  npm run metadata -- apply  <folder|file.zip>             import: all of it or nothing
  npm run metadata -- seal   <folder>                      rewrite the manifest after files were edited

Options: --url <address> (default http://127.0.0.1:$PORT)  --token <token>  --force (replace what is newer there)
Environment: PROJECT_CLOUD_TOKEN, or PROJECT_CLOUD_USER and PROJECT_CLOUD_PASSWORD (an import needs a person)`,
  },
  create: { zh: '新建', en: 'create' },
  change: { zh: '修改', en: 'change' },
  add: { zh: '增加', en: 'add' },
  rename: { zh: '改名', en: 'rename' },
  retire: { zh: '停用', en: 'retire' },
  reorder: { zh: '移动', en: 'reorder' },
  remove: { zh: '去掉', en: 'remove' },
  same: { zh: '相同', en: 'same' },
  conflict: { zh: '冲突', en: 'conflict' },
  missing: { zh: '缺少', en: 'missing' },
  nothing: { zh: '平台上已经一样，没有要做的', en: 'The platform has all of it already; nothing to do' },
  exported: { zh: '已导出', en: 'exported' },
  applied: { zh: '已导入', en: 'applied' },
  refused: { zh: '没有导入任何内容', en: 'Nothing was imported' },
  sealed: { zh: '已重写清单', en: 'sealed' },
  files: { zh: '个文件', en: 'files' },
  checksum: { zh: '校验值', en: 'checksum' },
  unreachable: { zh: '连不上', en: 'Cannot reach' },
  noManifest: { zh: '里没有 manifest.json，不是元数据包', en: 'has no manifest.json: it is no package' },
  badPath: { zh: '平台给出的路径不能写', en: 'The platform gave a path that cannot be written' },
  needAccount: {
    zh: '请设置 PROJECT_CLOUD_TOKEN，或 PROJECT_CLOUD_USER 和 PROJECT_CLOUD_PASSWORD',
    en: 'Set PROJECT_CLOUD_TOKEN, or PROJECT_CLOUD_USER and PROJECT_CLOUD_PASSWORD',
  },
};

export const say = (key) => WORDS[key][lang];
