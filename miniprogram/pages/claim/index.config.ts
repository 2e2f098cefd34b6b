export default definePageConfig({
  navigationBarTitleText: '补登积分',
});
