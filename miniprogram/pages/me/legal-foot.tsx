import type { Home } from '@huigan/shared/account/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { agreement } from '../../copy/agreement';
import { personalInformation } from '../../copy/personal-information';
import { words } from '../../copy/words';
import { call } from '../../lib/call';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { ClauseSheet } from '../../parts/clause-sheet';
import { PolicySheet } from '../../parts/policy-sheet';
import './legal-foot.scss';

type Reading = 'policy' | 'agreement' | 'information';

/** Who answers for all this, what was agreed to, whom to complain to, and the way out. */
export function LegalFoot({ brand, mayLeave }: { brand: Home['brand']; mayLeave: boolean }) {
  const { say } = useSpeech();
  const [reading, setReading] = useState<Reading | null>(null);
  const { entity, complaintPhone } = brand;
  return (
    <>
      <View className="legal">
        <View className="legal__links">
          <Link words={say(words.join.policyTitle)} onPress={() => setReading('policy')} />
          <Link words={say(words.me.agreement)} onPress={() => setReading('agreement')} />
          <Link words={say(words.me.information)} onPress={() => setReading('information')} />
          {complaintPhone !== undefined && (
            <Link
              words={say(words.me.complaint(complaintPhone))}
              onPress={() => call(complaintPhone)}
            />
          )}
          {mayLeave && <Link words={say(words.me.leave)} onPress={() => goTo(routes.privacy)} />}
        </View>
        {entity !== undefined && <Text className="legal__entity">{say(words.me.run(entity))}</Text>}
      </View>
      <Sheets reading={reading} version={brand.policyVersion} onClose={() => setReading(null)} />
    </>
  );
}

function Link({ words: text, onPress }: { words: string; onPress: () => void }) {
  return (
    <View className="legal__link" hoverClass="pressed" ariaRole="link" onClick={onPress}>
      <Text>{text}</Text>
    </View>
  );
}

function Sheets({
  reading,
  version,
  onClose,
}: {
  reading: Reading | null;
  version: string;
  onClose: () => void;
}) {
  if (reading === 'policy') return <PolicySheet version={version} onClose={onClose} />;
  if (reading === 'agreement') {
    return <ClauseSheet title={words.me.agreement} clauses={agreement} onClose={onClose} />;
  }
  if (reading === 'information') {
    return (
      <ClauseSheet title={words.me.information} clauses={personalInformation} onClose={onClose} />
    );
  }
  return null;
}
