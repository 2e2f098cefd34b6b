export default definePageConfig({
  navigationBarTitleText: '家人共享',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});
