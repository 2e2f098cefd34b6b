export default definePageConfig({
  navigationBarTitleText: '会员等级',
  navigationStyle: 'custom',
  enablePullDownRefresh: true,
});
