import type { ProjectRow } from './rows';

/** Who owns a project of a kind. The text after the colon is the office, or the trade in the company's name. */
export type Owner =
  | { as: 'department'; office: string }
  | { as: 'public-company'; trade: string }
  | { as: 'private-company'; trade: string };

/** A kind of project: what it is called, costs, takes and passes through. */
export interface ProjectKind {
  key: string;
  /** How many of all projects, relative to the others. */
  weight: number;
  industry: string;
  /** GB/T 40058: 01 construction, 02 renovation, 03 purchase, 04 digital, 05 other. */
  type: string;
  approval: ProjectRow['approval_class'];
  owner: Owner;
  /** {c} county, {t} town or quarter, {u} another town, {b} brand, {n} ordinal. */
  names: readonly string[];
  /** Most names carry no phase; a phased kind gets （一期） now and then. */
  phased: boolean;
  /** 万元, from – to. */
  investment: readonly [number, number];
  /** Months, from – to. */
  months: readonly [number, number];
  funds: readonly ('fiscal' | 'bond' | 'loan' | 'own')[];
  /** One sentence; {q} is the investment divided by `unitCost` (万元). */
  scale: string;
  unitCost: number;
  /** In order, evenly over the progress. */
  milestones: readonly string[];
}

const road = ['路基交验', '桥涵完成', '路面铺设', '交工'];
const house = ['基础完成', '主体封顶', '装修完成', '竣工验收'];
const plant = ['土建完成', '设备安装', '设备调试', '竣工验收'];
const pipe = ['管沟开挖', '管道铺设', '分段试压', '竣工验收'];
const company = (trade: string): Owner => ({ as: 'public-company', trade });
const firm = (trade: string): Owner => ({ as: 'private-company', trade });
const office = (name: string): Owner => ({ as: 'department', office: name });

type Row = [
  key: string,
  weight: number,
  industry: string,
  type: string,
  approval: ProjectRow['approval_class'],
  owner: Owner,
  names: string[],
  phased: boolean,
  investment: [number, number],
  months: [number, number],
  funds: ProjectKind['funds'],
  scale: string,
  unitCost: number,
  milestones: string[],
];

// One line a kind; costs are of the usual order for a county, and examples all the same.
// biome-ignore format: a table is read by its columns
const rows: Row[] = [
  ['highway', 5, 'G54', '01', 'approval', company('交通投资'), ['{c}{t}至{u}公路', '{c}{t}至{u}公路改扩建', '{c}{t}过境公路', '{c}{t}大桥及连接线', '{c}{t}旅游通道'], false, [12000, 280000], [20, 34], ['fiscal', 'bond', 'loan'], '二级公路，路线全长 {q} 公里，含桥涵、排水和安全设施。', 4200, road],
  ['rural-road', 8, 'G54', '01', 'approval', office('交通运输局'), ['{c}{t}农村公路提升', '{c}{t}至{u}通乡公路', '{c}{t}产业道路', '{c}{t}屯级道路硬化', '{c}{t}四好农村路'], false, [1200, 9800], [12, 18], ['fiscal', 'bond'], '改造农村公路 {q} 公里，路面宽 6.5 米，水泥混凝土路面。', 260, road],
  ['park-road', 5, 'E48', '01', 'approval', company('产业园区开发'), ['{c}{t}产业园配套道路', '{c}{t}工业园路网', '{c}{t}加工园道路', '{c}{t}园区主干道延伸'], true, [3600, 32000], [14, 20], ['fiscal', 'bond', 'own'], '新建园区道路 {q} 公里，同步建设雨污水、照明和绿化。', 3200, road],
  ['factory', 9, 'E47', '01', 'record', company('产业园区开发'), ['{c}{t}产业园标准厂房', '{c}{t}智能家电产业园标准厂房', '{c}{t}返乡创业园标准厂房', '{c}{t}木业家居产业园厂房', '{c}{t}轻工产业园'], true, [12000, 98000], [16, 26], ['bond', 'loan', 'own'], '新建标准厂房，总建筑面积 {q} 平方米，配套道路、给排水、供电和消防。', 0.28, house],
  ['logistics', 4, 'G59', '01', 'record', firm('物流'), ['{c}{t}物流园', '{c}{t}冷链物流中心', '{c}{t}农产品仓储物流园', '{c}{t}铁路专用线及货场'], true, [9800, 126000], [16, 28], ['loan', 'own'], '新建仓库、堆场和冷库，总建筑面积 {q} 平方米。', 0.32, house],
  ['border', 2, 'G59', '01', 'approval', company('口岸投资'), ['{c}{t}查验货场', '{c}{t}互市贸易区', '{c}{t}联检楼', '{c}{t}跨境商品展示中心'], true, [12000, 76000], [16, 24], ['fiscal', 'bond', 'own'], '新建查验场地、监管仓和信息化设施，总建筑面积 {q} 平方米。', 0.42, house],
  ['sewage', 5, 'D46', '01', 'approval', company('水务投资'), ['{c}{t}污水处理厂扩建', '{c}{t}污水处理厂', '{c}{t}污水处理厂提标改造'], true, [3800, 36000], [14, 22], ['fiscal', 'bond', 'own'], '污水处理规模 {q} 立方米/日，出水执行一级 A 标准。', 0.62, plant],
  ['drainage', 6, 'N78', '01', 'approval', company('城市建设投资'), ['{c}{t}雨污分流', '{c}{t}污水管网', '{c}{t}排水防涝', '{c}{t}黑臭水体治理'], true, [2600, 42000], [12, 22], ['fiscal', 'bond'], '新建和改造管网 {q} 公里，含检查井和路面恢复。', 420, pipe],
  ['water-supply', 6, 'D46', '01', 'approval', company('水务投资'), ['{c}{t}供水工程', '{c}{t}供水管网延伸', '{c}{t}城乡供水一体化', '{c}{t}水厂扩建'], true, [2800, 46000], [14, 22], ['fiscal', 'bond', 'loan'], '供水规模 {q} 立方米/日，配套取水、净水和输配水管道。', 0.9, ['取水口完成', '管道铺设', '水厂试运行', '竣工验收']],
  ['irrigation', 5, 'N76', '01', 'approval', office('水利局'), ['{c}{t}灌区节水改造', '{c}{t}灌区续建配套', '{c}{t}高标准农田水利配套'], false, [2400, 28000], [12, 20], ['fiscal', 'bond'], '改善灌溉面积 {q} 亩，衬砌渠道并配套量水设施。', 0.38, ['渠道开挖', '渠道衬砌', '闸站安装', '竣工验收']],
  ['reservoir', 3, 'N76', '01', 'approval', office('水利局'), ['{c}{t}水库除险加固', '{c}{t}水源工程', '{c}{t}河堤防护', '{c}{t}中小河流治理'], false, [2200, 96000], [18, 30], ['fiscal', 'bond'], '治理河长和加固坝堤共 {q} 米。', 3.6, ['导流完成', '坝体填筑', '金属结构安装', '竣工验收']],
  ['hospital', 4, 'Q84', '01', 'approval', office('卫生健康局'), ['{c}{n}人民医院门诊楼', '{c}中医医院住院楼', '{c}妇幼保健院业务用房', '{c}{t}卫生院扩建', '{c}疾控中心实验楼'], true, [1800, 46000], [16, 24], ['fiscal', 'bond', 'own'], '新建业务用房，总建筑面积 {q} 平方米，设床位并配套医疗设备。', 0.48, house],
  ['school', 6, 'P83', '01', 'approval', office('教育局'), ['{c}{n}中学新校区', '{c}{n}小学教学综合楼', '{c}职业教育中心', '{c}{t}中心幼儿园', '{c}{t}中学学生宿舍'], true, [1400, 68000], [12, 24], ['fiscal', 'bond'], '新建教学和生活用房，总建筑面积 {q} 平方米。', 0.36, house],
  ['renewal', 7, 'E50', '01', 'approval', office('住房和城乡建设局'), ['{c}{t}老旧小区改造', '{c}{t}老旧小区管网改造', '{c}{t}城中村改造配套', '{c}{t}背街小巷整治'], true, [900, 16000], [12, 18], ['fiscal', 'bond'], '改造房屋 {q} 户，更新给排水、燃气、消防和道路。', 2.4, ['管网完成', '立面完成', '道路恢复', '竣工验收']],
  ['urban', 3, 'K70', '01', 'record', company('城市建设投资'), ['{c}{t}安置房', '{c}{t}保障性租赁住房', '{c}{t}商贸综合体', '{c}{t}场站综合开发'], true, [18000, 220000], [22, 34], ['loan', 'own', 'bond'], '总建筑面积 {q} 平方米，配套停车和公共服务设施。', 0.46, house],
  ['sugar', 3, 'C13', '02', 'record', firm('糖业'), ['{c}{b}糖料蔗深加工', '{c}{t}糖业循环经济园', '{c}{b}制糖生产线技术改造'], true, [6800, 96000], [14, 24], ['loan', 'own'], '建成后日处理糖料蔗 {q} 吨，配套锅炉、发电和环保设施。', 8.5, plant],
  ['food', 5, 'C13', '01', 'record', firm('食品'), ['{c}{t}农产品加工产业园', '{c}{b}果蔬加工', '{c}{b}米粉生产基地', '{c}{t}坚果加工厂'], true, [2600, 48000], [12, 20], ['loan', 'own'], '建成后年加工农产品 {q} 吨。', 0.82, plant],
  ['wood', 3, 'C20', '02', 'record', firm('木业'), ['{c}{b}高端板材生产线', '{c}{t}林产加工园', '{c}{b}家居板材技术改造'], true, [4200, 62000], [12, 20], ['loan', 'own'], '建成后年产人造板 {q} 立方米。', 0.3, plant],
  ['materials', 4, 'C30', '01', 'record', firm('新材料'), ['{c}{t}新能源材料产业园', '{c}{b}装配式建材生产基地', '{c}{b}碳酸钙深加工', '{c}{t}新型建材产业园'], true, [9800, 186000], [16, 28], ['loan', 'own'], '建成后年产新材料 {q} 吨。', 0.55, plant],
  ['aluminium', 2, 'C32', '02', 'record', firm('铝业'), ['{c}{b}再生铝加工', '{c}{t}铝产业园', '{c}{b}铝型材生产线技术改造'], true, [16000, 210000], [16, 28], ['loan', 'own'], '建成后年产铝材 {q} 吨。', 0.9, plant],
  ['electronics', 3, 'C39', '01', 'record', firm('电子科技'), ['{c}{t}电子信息产业基地', '{c}{b}连接器生产', '{c}{b}摄像模组生产线'], true, [8600, 156000], [14, 24], ['loan', 'own'], '建成后年产电子元件 {q} 万件。', 6.2, plant],
  ['battery', 2, 'C38', '01', 'record', firm('新能源科技'), ['{c}{b}储能电池生产基地', '{c}{b}动力电池结构件', '{c}{t}新能源车配件园'], true, [26000, 320000], [18, 30], ['loan', 'own'], '建成后年产电池 {q} 兆瓦时。', 28, plant],
  ['wind', 2, 'D44', '01', 'verification', firm('新能源'), ['{c}{t}风电场', '{c}{t}分散式风电'], true, [28000, 260000], [14, 24], ['loan', 'own'], '总装机容量 {q} 兆瓦，配套升压站和集电线路。', 620, ['基础浇筑', '风机吊装', '升压站投运', '全容量并网']],
  ['solar', 3, 'D44', '01', 'record', firm('新能源'), ['{c}{t}农光互补光伏电站', '{c}{t}屋顶分布式光伏', '{c}{t}渔光互补光伏电站'], true, [3600, 120000], [12, 18], ['loan', 'own'], '总装机容量 {q} 兆瓦，配套储能和送出线路。', 360, ['支架安装', '组件安装', '逆变器调试', '全容量并网']],
  ['grid', 3, 'D44', '01', 'verification', company('电力'), ['{c}{t}110千伏输变电工程', '{c}{t}220千伏变电站', '{c}{t}农网巩固提升'], false, [2400, 38000], [14, 22], ['loan', 'own'], '新建变电站和线路，线路长 {q} 公里。', 280, ['土建交安', '电气安装', '线路架通', '投运']],
  ['gas', 2, 'D45', '01', 'verification', firm('燃气'), ['{c}{t}天然气支线管道', '{c}{t}燃气管道更新改造'], false, [1800, 32000], [12, 20], ['bond', 'own'], '建设燃气管道 {q} 公里，含阀室和调压站。', 210, pipe],
  ['port', 2, 'G55', '01', 'verification', company('港口投资'), ['{c}{t}作业区码头', '{c}{t}码头泊位改造', '{c}{t}航道整治'], true, [26000, 240000], [22, 34], ['bond', 'loan', 'own'], '建设泊位、堆场和疏港道路，岸线长 {q} 米。', 160, ['沉桩完成', '码头面层完成', '设备安装', '交工']],
  ['tourism', 4, 'R90', '01', 'record', company('文化旅游投资'), ['{c}{t}景区提升', '{c}{t}游客中心', '{c}{t}康养基地', '{c}{t}特色民宿集群'], true, [1800, 52000], [14, 22], ['bond', 'loan', 'own'], '建设游客服务、步道和停车设施，总用地 {q} 亩。', 62, house],
  ['culture', 2, 'R89', '01', 'approval', office('文化广电体育和旅游局'), ['{c}全民健身中心', '{c}图书馆和文化馆', '{c}{t}体育公园'], false, [1200, 26000], [14, 22], ['fiscal', 'bond'], '总建筑面积 {q} 平方米，含场馆和室外场地。', 0.52, house],
  ['care', 2, 'Q85', '01', 'approval', office('民政局'), ['{c}养老服务中心', '{c}{t}区域性养老院', '{c}殡仪馆迁建'], false, [900, 18000], [14, 20], ['fiscal', 'bond'], '新建用房，总建筑面积 {q} 平方米，设床位并配套康复设施。', 0.4, house],
  ['agriculture', 5, 'A01', '01', 'record', firm('农业'), ['{c}{t}田园综合体', '{c}{t}高标准果园', '{c}{t}蔬菜基地', '{c}{t}优质稻全产业链'], true, [900, 18000], [12, 18], ['fiscal', 'loan', 'own'], '建设基地 {q} 亩，配套灌溉、冷库和产地初加工。', 1.4, ['土地平整', '灌溉设施完成', '冷库完成', '竣工验收']],
  ['livestock', 3, 'A03', '01', 'record', firm('牧业'), ['{c}{b}生猪养殖基地', '{c}{b}肉牛养殖', '{c}{t}家禽标准化养殖小区'], true, [1600, 32000], [12, 16], ['loan', 'own'], '建成后年出栏 {q} 头，配套粪污资源化利用设施。', 0.6, plant],
  ['forestry', 2, 'A02', '05', 'approval', office('林业局'), ['{c}{t}国家储备林', '{c}{t}油茶基地', '{c}石漠化综合治理'], true, [1600, 46000], [16, 28], ['fiscal', 'loan'], '营造和改培林地 {q} 亩。', 0.42, ['整地完成', '造林完成', '抚育完成', '竣工验收']],
  ['grain', 2, 'G59', '01', 'approval', company('粮食储备'), ['{c}中心粮库扩建', '{c}{t}粮食仓储设施', '{c}应急物资储备库'], false, [1800, 16000], [12, 18], ['fiscal', 'own'], '新增仓容 {q} 吨，配套烘干和检化验设施。', 0.14, house],
  ['digital', 3, 'I65', '04', 'approval', office('大数据发展局'), ['{c}公共数据共享平台', '{c}智慧城市运行中心', '{c}{t}智慧社区', '{c}应急指挥信息系统'], true, [600, 9800], [12, 14], ['fiscal'], '建设软硬件和数据资源，接入系统 {q} 个。', 180, ['设计评审', '系统部署', '试运行', '终验']],
  ['purchase', 1, 'N78', '03', 'approval', office('城市管理执法局'), ['{c}环卫设备购置', '{c}新能源公交车购置', '{c}应急救援装备购置'], false, [600, 6800], [12, 14], ['fiscal', 'own'], '购置设备 {q} 台（套）。', 46, ['采购公告', '合同签订', '设备到货', '验收']],
  ['waste', 2, 'N77', '01', 'verification', firm('环保科技'), ['{c}{t}生活垃圾焚烧发电', '{c}餐厨垃圾处理', '{c}{t}再生资源循环利用基地'], true, [3800, 78000], [16, 26], ['bond', 'loan', 'own'], '日处理规模 {q} 吨。', 52, plant],
  ['parking', 2, 'N78', '01', 'approval', company('城市建设投资'), ['{c}{t}公共停车场', '{c}{t}充电基础设施', '{c}{t}口袋公园和停车场'], true, [900, 12000], [12, 18], ['bond', 'own'], '新增停车位 {q} 个，配套充电桩和智能管理系统。', 9.5, house],
];

/** Every kind of project that the demonstration draws from. */
export const catalogue: readonly ProjectKind[] = rows.map(
  ([
    key,
    weight,
    industry,
    type,
    approval,
    owner,
    names,
    phased,
    investment,
    months,
    funds,
    scale,
    unitCost,
    milestones,
  ]) => ({
    key,
    weight,
    industry,
    type,
    approval,
    owner,
    names,
    phased,
    investment,
    months,
    funds,
    scale,
    unitCost,
    milestones,
  }),
);
