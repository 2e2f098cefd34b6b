import { publishShops } from '../core/shops/publish-shops';
import { readShops } from '../core/shops/read-shops';
import { connect } from './connect';
import { readDocument } from './read-document';
import { runCommand, say, UsageProblem } from './run-command';

const USAGE = `The brand's shops, one JSON document. docs/service-desk.md explains it.

  npm run shops -- check FILE      every fault, with its path
  npm run shops -- publish FILE    instead of the list before; phones see it within five minutes`;

await runCommand({ usage: USAGE, options: {}, positionals: 2 }, async (_, [command, file = '']) => {
  if (command !== 'check' && command !== 'publish') throw new UsageProblem('check or publish?');
  if (file === '') throw new UsageProblem('FILE is missing');
  const shops = readDocument(file, readShops);
  if (command === 'check') return say(`${file}: ${shops.shops.length} shops, all sound`);
  const house = await connect();
  const { shops: count, isNew } = await publishShops(house.publishing, shops);
  say(isNew ? `${count} shops are published` : `these ${count} shops are published already`);
});
