import type { Home } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import { useDidShow, useReachBottom } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { clock } from '../copy/dates';
import { refusalWords } from '../copy/refusals';
import { words } from '../copy/words';
import { lastHome, loadHome } from '../lib/home';
import { usePageTitle, useSpeech } from '../lib/language';
import { goHome, goTo, routes } from '../lib/routes';
import { type Trouble, useLoad } from '../lib/use-load';
import type { PageOf, usePages } from '../lib/use-pages';
import { usePullDown } from '../lib/use-pull-down';
import { ActionButton } from './action-button';
import { EmptyFace, TroubleAbove, TroublePage } from './faces';
import { MoreRow } from './more-row';
import { Page } from './page';

/**
 * Members' own things in their faces: the bones while nothing is known, what stands in for what could not be
 * shown, or what was shown last, with the time it is from where it could not be refreshed.
 */
export function MembersOwn<T extends { readonly now: Instant }>({
  value,
  trouble,
  onRetry,
  bones,
  children,
}: {
  value: T | null;
  trouble: Trouble | null;
  onRetry: () => Promise<void>;
  bones: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const retry = () => void onRetry();
  if (value === null) {
    return trouble === null ? bones : <MembersTrouble trouble={trouble} onRetry={retry} />;
  }
  return (
    <>
      {trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(value.now)} onRetry={retry} />
      )}
      {children(value)}
    </>
  );
}

/** A whole page that is one list of members' own things: it goes on at its end, and pulled down it begins anew. */
export function MembersList<Item, Next>({
  title,
  list: { pages, trouble, more, load, loadMore },
  bones,
  children,
}: {
  title: Words;
  list: ReturnType<typeof usePages<Item, Next>>;
  bones: ReactNode;
  children: (pages: PageOf<Item, Next>) => ReactNode;
}) {
  usePageTitle(title);
  useReachBottom(() => void loadMore());
  usePullDown(load);
  return (
    <Page>
      <MembersOwn value={pages} trouble={trouble} onRetry={load} bones={bones}>
        {(seen) => (
          <>
            {children(seen)}
            {seen.items.length > 0 && (
              <MoreRow more={more} ended={seen.next === null} onMore={() => void loadMore()} />
            )}
          </>
        )}
      </MembersOwn>
    </Page>
  );
}

/** A form that is the owner's alone: whoever else opens it is told before they fill anything in. */
export function OwnersOnly({ bones, children }: { bones: ReactNode; children: ReactNode }) {
  const [{ value: home, trouble }, load] = useLoad(loadHome, lastHome());
  useDidShow(() => void load());
  const refused = home === null ? trouble : refusalTo(home);
  if (refused !== null) return <MembersTrouble trouble={refused} onRetry={() => void load()} />;
  return home === null ? bones : children;
}

function refusalTo(home: Home): Trouble | null {
  if (home.state === 'visitor') return { code: 'members/not_joined', requestId: '' };
  return home.isOwner ? null : { code: 'common/forbidden', requestId: '' };
}

/** The face of a page of members' own things that could not be shown: whoever has not joined may join. */
export function MembersTrouble({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const { say } = useSpeech();
  if (trouble.code === 'members/not_joined') {
    return (
      <EmptyFace sentence={say(refusalWords[trouble.code].failed)}>
        <ActionButton onPress={() => goTo(routes.join)}>{say(words.visitor.join)}</ActionButton>
      </EmptyFace>
    );
  }
  const wayOut = { label: say(words.faces.toHome), go: goHome };
  return <TroublePage trouble={trouble} onRetry={onRetry} wayOut={wayOut} />;
}
