import type { MemberHome } from '@huigan/shared/account/contracts';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { MemberCard } from '../../parts/member-card';
import { Cells } from './cells';
import { LastPurchase } from './last-purchase';
import { Today } from './today';
import { WelcomeOffer } from './welcome-offer';

const goToPoints = (): void => goTo(routes.points);
const goToTier = (): void => goTo(routes.tier);

/** A member's first page: the card, what there is to use, what to do today, what was bought last. */
export function MemberHomeBlocks({ home }: { home: MemberHome }) {
  const { say } = useSpeech();
  const { usesLeft, today, lastPurchase, now } = home;
  return (
    <>
      <MemberCard
        home={home}
        onPoints={goToPoints}
        onTier={goToTier}
        onCode={() => goTo(routes.code)}
      />
      <WelcomeOffer />
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
      {today !== null && <Today today={today} now={now} onPoints={goToPoints} onTier={goToTier} />}
      {lastPurchase !== null && (
        <LastPurchase purchase={lastPurchase} now={now} onPress={goToPoints} />
      )}
    </>
  );
}
