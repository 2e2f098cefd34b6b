import type { MemberHome } from '@huigan/shared/account/contracts';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { useTextSize } from '../../lib/text-size';
import { EntryRow } from '../../parts/entry-row';
import { EntryRows } from '../../parts/entry-rows';
import { MemberCard } from '../../parts/member-card';
import { ServiceRow } from '../../parts/service-row';
import { Cells } from './cells';
import { LastPurchase } from './last-purchase';
import { Today } from './today';
import { WelcomeOffer } from './welcome-offer';

const goToPoints = (): void => goTo(routes.points);
const goToTier = (): void => goTo(routes.tier);

/** A member's first page: the card, what there is to use, what to do today, what was bought last. */
export function MemberHomeBlocks({ home }: { home: MemberHome }) {
  const { isLarge } = useTextSize();
  const { today, now } = home;
  return (
    <>
      <MemberCard
        home={home}
        onPoints={goToPoints}
        onTier={goToTier}
        onCode={() => goTo(routes.code)}
      />
      <WelcomeOffer />
      {!isLarge && <ToUse home={home} />}
      {today !== null && <Today today={today} now={now} onPoints={goToPoints} onTier={goToTier} />}
      {isLarge ? <Nearest home={home} /> : <Bought home={home} />}
    </>
  );
}

function ToUse({ home: { usesLeft } }: { home: MemberHome }) {
  const { say } = useSpeech();
  return (
    <Cells
      cells={[
        {
          label: say(words.benefits.cell),
          value: say(
            usesLeft === null || usesLeft === 0
              ? words.benefits.look
              : words.benefits.count(usesLeft),
          ),
          onPress: goToTier,
        },
        {
          label: say(words.orders.title),
          value: say(words.cells.seeOrders),
          onPress: () => goTo(routes.orders),
        },
      ]}
    />
  );
}

function Bought({ home: { lastPurchase, now } }: { home: MemberHome }) {
  return lastPurchase && <LastPurchase purchase={lastPurchase} now={now} onPress={goToPoints} />;
}

/** 大字版 keeps to what is needed in a shop: besides the card, where the shops are and whom to call. */
function Nearest({ home: { brand } }: { home: MemberHome }) {
  const { say } = useSpeech();
  return (
    <EntryRows>
      <EntryRow icon="shop" title={say(words.shops.title)} onPress={() => goTo(routes.shops)} />
      <ServiceRow phone={brand.servicePhone} />
    </EntryRows>
  );
}
