import { defineArea } from './text';

/** The frame of the public site. */
export const site = defineArea(
  {
    navigation: '主导航',
    siteName: '投资项目监管平台',
    home: '首页',
    projects: '项目公开',
    tools: '核验工具',
    notices: '通知',
    signIn: '登录',
    signInOfficial: '政务人员登录',
    toDesk: '{name}，回工作台',
    otherLanguage: 'English',
    menu: '菜单',
    host: '主办：{name}',
    phone: '咨询电话 {phone}',
    developer: '接口说明',
  },
  {
    navigation: 'Main navigation',
    siteName: 'Investment project supervision',
    home: 'Home',
    projects: 'Public projects',
    tools: 'Verification',
    notices: 'Notices',
    signIn: 'Sign in',
    signInOfficial: 'Sign in as official',
    toDesk: '{name}, back to the desk',
    otherLanguage: '中文',
    menu: 'Menu',
    host: 'Run by: {name}',
    phone: 'Telephone {phone}',
    developer: 'Interfaces',
  },
);
