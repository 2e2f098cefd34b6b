export default defineAppConfig({
  pages: ['pages/home/index', 'pages/join/index', 'pages/points/index', 'pages/tier/index'],
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
