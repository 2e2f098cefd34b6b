import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome, goTo, routes } from '../../lib/routes';
import { type Trouble, useLoad } from '../../lib/use-load';
import { usePullDown } from '../../lib/use-pull-down';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/card-bones';
import { EntryRow } from '../../parts/entry-row';
import { EmptyFace, TroubleAbove, TroublePage } from '../../parts/faces';
import { LeavingBar } from '../../parts/leaving-bar';
import { Page } from '../../parts/page';
import { Consents } from './consents';
import { ExportSheet } from './export-sheet';
import './index.scss';
import { LeaveSheet } from './leave-sheet';
import type { Privacy } from './privacy';

const see = () => api.privacy.see({});

/** What a member decides about their data: consents, a copy of it all, and the way out. */
export default function PrivacyPage() {
  const [{ value: seen, trouble }, load] = useLoad<Privacy>(see);
  usePageTitle(words.privacy.title);
  useDidShow(() => void load());
  usePullDown(load);

  return (
    <Page className="privacy">
      {seen === null && trouble === null && (
        <CardBones cards={['consents', 'heading', 'row', 'row']} />
      )}
      {seen === null && trouble !== null && <NothingToShow trouble={trouble} onRetry={load} />}
      {seen !== null && trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(seen.now)} onRetry={load} />
      )}
      {seen !== null && <Content seen={seen} reload={load} />}
    </Page>
  );
}

function NothingToShow({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const { say } = useSpeech();
  if (trouble.code === 'members/not_joined') {
    return (
      <EmptyFace sentence={say(words.privacy.stranger)} drawing="family">
        <ActionButton onPress={() => goTo(routes.join)}>{say(words.visitor.join)}</ActionButton>
      </EmptyFace>
    );
  }
  const wayOut = { label: say(words.faces.toHome), go: goHome };
  return <TroublePage trouble={trouble} onRetry={onRetry} wayOut={wayOut} />;
}

function Content({ seen, reload }: { seen: Privacy; reload: () => Promise<void> }) {
  const { say } = useSpeech();
  const [open, setOpen] = useState<'export' | 'leave' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {seen.leavesAt !== null && (
        <LeavingBar leavesAt={seen.leavesAt} now={seen.now} onStayed={() => void reload()} />
      )}
      <Consents seen={seen} reload={reload} />
      <View className="privacy__rights">
        <Text className="privacy__title">{say(words.privacy.rights)}</Text>
      </View>
      <EntryRow
        icon="download"
        title={say(words.privacy.yours)}
        hint={say(words.privacy.yoursHint)}
        onPress={() => setOpen('export')}
      />
      {seen.leavesAt === null && (
        <EntryRow
          icon="leave"
          title={say(words.leaving.title)}
          hint={say(words.leaving.hint)}
          onPress={() => setOpen('leave')}
        />
      )}
      {open === 'export' && <ExportSheet now={seen.now} onClose={close} />}
      {open === 'leave' && <LeaveSheet seen={seen} onLeft={reload} onClose={close} />}
    </>
  );
}
