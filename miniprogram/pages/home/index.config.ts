export default definePageConfig({
  navigationBarTitleText: '会员中心',
  navigationStyle: 'custom',
  enablePullDownRefresh: true,
});
