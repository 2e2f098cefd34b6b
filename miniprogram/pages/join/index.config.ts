export default definePageConfig({ navigationBarTitleText: 'join' });
