import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useEffect } from 'react';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome, goTo, routes } from '../../lib/routes';
import { useLoad } from '../../lib/use-load';
import { TierBones } from '../../parts/bones';
import { TroubleAbove, TroublePage } from '../../parts/faces';
import { Page } from '../../parts/page';
import { Benefits } from './benefits';
import { Gifts } from './gifts';
import { Hero } from './hero';
import { History } from './history';
import { Ladder } from './ladder';
import { TopBar } from './top-bar';

const askTier = () => api.account.tier({});

/** A member's tier, the way up and the way to keep it, and what each tier gives. */
export default function TierPageRoot() {
  const { say } = useSpeech();
  const [{ value: page, trouble }, load] = useLoad(askTier);
  usePageTitle(words.tier.title);
  useEffect(() => void load(), [load]);
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
      {page === null && (
        <>
          <TopBar />
          {trouble === null ? (
            <TierBones />
          ) : (
            <TroublePage trouble={trouble} onRetry={() => void load()} wayOut={wayOut} />
          )}
        </>
      )}
      {page !== null && (
        <>
          <Hero page={page} />
          {trouble !== null && (
            <TroubleAbove trouble={trouble} time={clock(page.now)} onRetry={() => void load()} />
          )}
          <Ladder ladder={page.ladder} />
          <Benefits page={page} />
          <Gifts ladder={page.ladder} />
          <History />
        </>
      )}
    </Page>
  );
}
