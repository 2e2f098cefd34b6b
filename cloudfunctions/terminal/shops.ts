import { publishShops } from '../core/shops/publish-shops';
import { readShops } from '../core/shops/read-shops';
import { connect, runCommand, say, TerminalProblem } from './connect';
import { readDocument } from './read-document';

const USAGE = `The brand's shops, one JSON document. docs/service-desk.md explains it.

  npm run shops -- check FILE      every fault, with its path
  npm run shops -- publish FILE    instead of the list before; phones see it within five minutes`;

await runCommand(async () => {
  const [command, file = ''] = process.argv.slice(2);
  if ((command !== 'check' && command !== 'publish') || file === '')
    throw new TerminalProblem(USAGE);
  const shops = readDocument(file, readShops);
  if (command === 'check') return say(`${file}: ${shops.shops.length} shops, all sound`);
  const house = await connect();
  const { shops: count, isNew } = await publishShops(house.publishing, shops);
  say(isNew ? `${count} shops are published` : `these ${count} shops are published already`);
});
