import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { lastAccent } from '../../lib/home';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome, goTo, routes } from '../../lib/routes';
import { StatementBones } from '../../parts/bones';
import { TroubleAbove, TroublePage } from '../../parts/faces';
import { Page } from '../../parts/page';
import { Entries } from './entries';
import { useStatement } from './use-statement';

export default function StatementPage() {
  const { say } = useSpeech();
  const { statement, load, loadMore } = useStatement();
  const { pages, trouble, more } = statement;
  const accent = lastAccent();
  usePageTitle(words.statement.title);
  useReachBottom(() => void loadMore());
  usePullDownRefresh(async () => {
    await load();
    Taro.stopPullDownRefresh();
  });

  const wayOut =
    trouble?.code === 'members/not_joined'
      ? { label: say(words.visitor.join), go: () => goTo(routes.join) }
      : { label: say(words.faces.toHome), go: goHome };
  return (
    <Page>
      {pages === null && trouble === null && <StatementBones />}
      {pages === null && trouble !== null && (
        <TroublePage trouble={trouble} onRetry={load} wayOut={wayOut} />
      )}
      {pages !== null && trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(pages.now)} onRetry={load} />
      )}
      {pages !== null && <Entries pages={pages} more={more} accent={accent} onMore={loadMore} />}
    </Page>
  );
}
