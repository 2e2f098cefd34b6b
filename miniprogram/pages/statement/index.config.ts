export default definePageConfig({ navigationBarTitleText: 'statement' });
