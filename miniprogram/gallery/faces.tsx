import { Text } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { ActionButton } from '../parts/action-button';
import {
  BalanceBones,
  CodeBones,
  HomeBones,
  JoinBones,
  LineBones,
  RowsBones,
  TierBones,
} from '../parts/bones';
import { CardBones } from '../parts/card-bones';
import { drawingNames } from '../parts/empty-drawing';
import { EmptyFace, Note, TroubleAbove, TroubleNote, TroublePage } from '../parts/faces';
import { Barcode, QrCode } from '../parts/member-code';
import { Sheet } from '../parts/sheet';
import { Exhibit, Frame } from './exhibit';

const nothing = (): void => undefined;
const outage = { code: 'common/unavailable', requestId: '' } as const;
const refusal = { code: 'members/proof_needed', requestId: '7F3K-22' } as const;

/** What a page shows when it has nothing to show, or not yet, or not any more. */
export function Faces() {
  const { say } = useSpeech();
  const wayOut = { label: say(words.faces.toHome), go: nothing };
  return (
    <>
      {drawingNames.map((drawing) => (
        <Exhibit key={drawing} name={`empty · ${drawing}`}>
          <EmptyFace drawing={drawing} sentence={say(words.statement.empty)}>
            <ActionButton onPress={nothing}>{wayOut.label}</ActionButton>
          </EmptyFace>
        </Exhibit>
      ))}
      <Exhibit name="refusal · outage">
        <TroublePage trouble={outage} onRetry={nothing} wayOut={wayOut} />
      </Exhibit>
      <Exhibit name="refusal · refused">
        <TroublePage trouble={refusal} onRetry={nothing} wayOut={wayOut} />
      </Exhibit>
      <Exhibit name="refusal · in place">
        <TroubleNote trouble={refusal} />
      </Exhibit>
      <Exhibit name="refusal · above content, offline">
        <TroubleAbove trouble={outage} time="14:05" onRetry={nothing} />
      </Exhibit>
      <Exhibit name="note">
        <Note>
          <Text>{say(words.join.agreeFirst)}</Text>
        </Note>
      </Exhibit>
      <Exhibit name="skeleton · home">
        <HomeBones />
      </Exhibit>
      <Exhibit name="skeleton · join">
        <JoinBones />
      </Exhibit>
      <Exhibit name="skeleton · points">
        <BalanceBones />
        <RowsBones />
      </Exhibit>
      <Exhibit name="skeleton · tier">
        <TierBones />
      </Exhibit>
      <Exhibit name="skeleton · code, cards, lines">
        <CodeBones />
        <CardBones cards={['head', 'row', 'lines', 'more', 'about']} />
        <LineBones />
      </Exhibit>
      <Exhibit name="sheet">
        <Frame>
          <Sheet title={say(words.why.title)} onClose={nothing}>
            <Text>{say(words.join.purpose)}</Text>
          </Sheet>
        </Frame>
      </Exhibit>
    </>
  );
}

export function Codes() {
  return (
    <>
      <Exhibit name="code · of a minute">
        <Barcode digits="771002345678901234" />
      </Exhibit>
      <Exhibit name="code · member number">
        <Barcode digits="1002345678" />
      </Exhibit>
      <Exhibit name="code · for a camera">
        <QrCode text="771002345678901234" />
      </Exhibit>
    </>
  );
}
