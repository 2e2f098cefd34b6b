import { tabBar } from './tabs/tab-bar';

const pages = [
  'pages/home/index',
  'pages/join/index',
  'pages/me/index',
  'pages/profile/index',
  'pages/privacy/index',
  'pages/points/index',
  'pages/tier/index',
  'pages/code/index',
  'pages/phone/index',
  'pages/family/index',
  'pages/orders/index',
  'pages/claim/index',
  'pages/dispute/index',
  'pages/questions/index',
  'pages/shops/index',
  'pages/messages/index',
];

export default defineAppConfig({
  // The gallery of parts is a build of its own: members never carry it.
  ...(process.env.GALLERY === 'yes' ? { pages: ['gallery/index'] } : { pages, tabBar }),
  lazyCodeLoading: 'requiredComponents',
  // Asked for only when a member taps “nearest first” among the shops.
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '用于按距离排列附近的门店，不会保存' } },
  window: {
    navigationStyle: 'default',
    backgroundTextStyle: 'dark',
    backgroundColor: '#FAF8F4',
    navigationBarBackgroundColor: '#FAF8F4',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '回甘',
  },
});
