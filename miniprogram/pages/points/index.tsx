import type { PointsPage } from '@huigan/shared/points/contracts';
import { useDidShow, useReachBottom } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { wasOwner } from '../../lib/home';
import { usePageTitle } from '../../lib/language';
import { useEntries } from '../../lib/use-entries';
import { useLoad } from '../../lib/use-load';
import { usePullDown } from '../../lib/use-pull-down';
import { BalanceBones, RowsBones } from '../../parts/bones';
import { TroubleAbove } from '../../parts/faces';
import { MembersTrouble } from '../../parts/members-own';
import { Page } from '../../parts/page';
import { BalanceCard } from './balance-card';
import { Entries } from './entries';
import { type Filter, FilterPills } from './filter-pills';

const askPoints = () => api.account.points({});

/** All of a member's points: what they are, when they expire, and every change with its reason. */
export default function PointsPageRoot() {
  const [balance, loadBalance] = useLoad<PointsPage>(askPoints);
  const [filter, setFilter] = useState<Filter>('all');
  const { statement, load, loadMore } = useEntries(filter);
  usePageTitle(words.points.title);
  useReachBottom(() => void loadMore());
  const loadAll = async (): Promise<void> => {
    await Promise.all([loadBalance(), load()]);
  };
  // The tab keeps this page while others are looked at: what it knows is older when it comes back.
  const isBack = useRef(false);
  useDidShow(() => {
    void (isBack.current ? loadAll() : loadBalance());
    isBack.current = true;
  });
  usePullDown(loadAll);

  const { pages, more } = statement;
  const trouble = balance.trouble ?? statement.trouble;
  const seen = balance.value ?? pages;
  if (seen === null && trouble !== null) {
    return (
      <Page>
        <MembersTrouble trouble={trouble} onRetry={() => void loadAll()} />
      </Page>
    );
  }
  return (
    <Page>
      {seen !== null && trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(seen.now)} onRetry={() => void loadAll()} />
      )}
      {balance.value === null ? <BalanceBones /> : <BalanceCard balance={balance.value} />}
      <FilterPills chosen={filter} onChoose={setFilter} />
      {/* How high the card is depends a little on what is in it: nothing to read stands below it before. */}
      {pages === null || (balance.value === null && balance.trouble === null) ? (
        <RowsBones />
      ) : (
        <Entries
          pages={pages}
          filter={filter}
          mayAsk={balance.value?.isOwner ?? wasOwner()}
          more={more}
          onMore={() => void loadMore()}
        />
      )}
    </Page>
  );
}
