import path from 'node:path';
import { bootWeapp } from '../support/weapp';
test('boots', async () => {
  const app = await bootWeapp({ dist: path.resolve(__dirname, '../../dist/miniprogram'), callFunction: async () => ({ result: {} }) });
  app.open('pages/home/index');
  await app.sees('home');
  app.close();
});
