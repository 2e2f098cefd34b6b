const pages = [
  'pages/home/index',
  'pages/join/index',
  'pages/statement/index',
  'pages/me/index',
  'pages/profile/index',
  'pages/privacy/index',
];

export default defineAppConfig({
  // The gallery of parts is a build of its own: members never carry it.
  pages: process.env.GALLERY === 'yes' ? ['gallery/index'] : pages,
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationStyle: 'default',
    backgroundTextStyle: 'dark',
    backgroundColor: '#FAF8F4',
    navigationBarBackgroundColor: '#FAF8F4',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '回甘',
  },
});
