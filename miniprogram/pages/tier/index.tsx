import { useEffect } from 'react';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { usePageTitle } from '../../lib/language';
import { useLoad } from '../../lib/use-load';
import { usePullDown } from '../../lib/use-pull-down';
import { TierBones } from '../../parts/bones';
import { TroubleAbove } from '../../parts/faces';
import { MembersTrouble } from '../../parts/members-own';
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
  const [{ value: page, trouble }, load] = useLoad(askTier);
  usePageTitle(words.tier.title);
  useEffect(() => void load(), [load]);
  usePullDown(load);

  return (
    <Page>
      {page === null && (
        <>
          <TopBar />
          {trouble === null ? (
            <TierBones />
          ) : (
            <MembersTrouble trouble={trouble} onRetry={() => void load()} />
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
