import { View } from '@tarojs/components';
import { useState } from 'react';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { useAccent } from '../lib/theme';
import { ActionButton } from '../parts/action-button';
import { Consent } from '../parts/consent';
import { ChoiceField, ChoicesField } from '../parts/form/choice-field';
import { DateField } from '../parts/form/date-field';
import { PressField } from '../parts/form/press-field';
import { SwitchRow } from '../parts/form/switch-row';
import { LongTextField, NumberField, PhoneField, TextField } from '../parts/form/text-field';
import { ReceiptProof } from '../parts/receipt-proof';
import { Exhibit } from './exhibit';

const nothing = (): void => undefined;

/** Everything that can be filled in; what is typed here stays here. */
export function Forms() {
  const { say } = useSpeech();
  return (
    <>
      <Exhibit name="text, number, phone, long text · empty, filled, wrong">
        <View className="exhibit__card">
          <TextFields />
        </View>
      </Exhibit>
      <Exhibit name="date · empty, chosen, wrong">
        <View className="exhibit__card">
          <DateFields />
        </View>
      </Exhibit>
      <Exhibit name="chosen elsewhere · empty, chosen, wrong">
        <View className="exhibit__card">
          <PressFields />
        </View>
      </Exhibit>
      <Exhibit name="choice · one, several, wrong">
        <View className="exhibit__card">
          <ChoiceFields />
        </View>
      </Exhibit>
      <Exhibit name="consent · not ticked, ticked">
        <View className="exhibit__card">
          <Consents />
        </View>
      </Exhibit>
      <Exhibit name="a receipt as a proof">
        <ReceiptProof>
          {() => (
            <ActionButton disabled onPress={nothing}>
              {say(words.proof.confirm)}
            </ActionButton>
          )}
        </ReceiptProof>
      </Exhibit>
      <Exhibit name="switch row · on, off, disabled">
        <View className="exhibit__card">
          <Switches />
        </View>
      </Exhibit>
      <Exhibit name="action button · ready, disabled">
        <Buttons />
      </Exhibit>
    </>
  );
}

function TextFields() {
  const { say } = useSpeech();
  const [name, setName] = useState('');
  const [receipt, setReceipt] = useState('00381204');
  const [phone, setPhone] = useState('1380013');
  const [story, setStory] = useState('');
  return (
    <>
      <TextField
        label={say({ zh: '怎么称呼您', en: 'What shall we call you' })}
        placeholder={say({ zh: '例如 张女士', en: 'For example Ms Zhang' })}
        hint={say({ zh: '导购只看得到姓氏', en: 'Shop guides see the family name only' })}
        maxLength={20}
        value={name}
        onChange={setName}
      />
      <NumberField
        label={say({ zh: '小票上的订单号', en: 'Order number on the receipt' })}
        maxLength={20}
        value={receipt}
        onChange={setReceipt}
      />
      <PhoneField
        label={say({ zh: '手机号', en: 'Phone number' })}
        problem={say({
          zh: '手机号是 11 位数字，这里只有 7 位',
          en: 'A phone number has 11 digits, these are 7',
        })}
        value={phone}
        onChange={setPhone}
      />
      <LongTextField
        label={say({ zh: '想说的话', en: 'What you would like to say' })}
        placeholder={say({ zh: '写下发生了什么', en: 'Tell us what happened' })}
        maxLength={200}
        value={story}
        onChange={setStory}
      />
    </>
  );
}

function DateFields() {
  const { say } = useSpeech();
  const [birthday, setBirthday] = useState<string | null>(null);
  const range = { first: '2020-01-01', last: '2026-06-15' };
  const label = say({ zh: '宝宝生日', en: "Baby's birthday" });
  const choose = say({ zh: '请选择', en: 'Choose' });
  return (
    <>
      <DateField
        {...range}
        label={label}
        value={birthday}
        shown={birthday ?? choose}
        onChange={setBirthday}
      />
      <DateField
        {...range}
        label={label}
        value="2025-12-15"
        shown={say({ zh: '2025年12月15日', en: '15 December 2025' })}
        onChange={nothing}
      />
      <DateField
        {...range}
        label={label}
        value={null}
        shown={choose}
        problem={say({ zh: '请选择宝宝的生日', en: "Please choose the baby's birthday" })}
        onChange={nothing}
      />
    </>
  );
}

function PressFields() {
  const { say } = useSpeech();
  const label = say({ zh: '哪家店', en: 'Which shop' });
  const choose = say({ zh: '请选择', en: 'Choose' });
  const shop = say({ zh: '滨江天街店', en: 'Binjiang Paradise Walk' });
  return (
    <>
      <PressField label={label} shown={choose} isEmpty onPress={nothing} />
      <PressField label={label} shown={shop} isEmpty={false} onPress={nothing} />
      <PressField
        label={label}
        shown={choose}
        problem={say({ zh: '请选择门店', en: 'Please choose a shop' })}
        isEmpty
        onPress={nothing}
      />
    </>
  );
}

function ChoiceFields() {
  const { say } = useSpeech();
  const [stage, setStage] = useState<string | null>('toddler');
  const [topics, setTopics] = useState<readonly string[]>(['sleep', 'play']);
  const stages = [
    { id: 'expecting', words: say({ zh: '孕期', en: 'Expecting' }) },
    { id: 'baby', words: say({ zh: '0–12 个月', en: '0–12 months' }) },
    { id: 'toddler', words: say({ zh: '1–3 岁', en: '1–3 years' }) },
  ];
  const subjects = [
    { id: 'milk', words: say({ zh: '奶粉', en: 'Milk' }) },
    { id: 'sleep', words: say({ zh: '睡眠', en: 'Sleep' }) },
    { id: 'play', words: say({ zh: '玩具和绘本', en: 'Toys and picture books' }) },
    { id: 'food', words: say({ zh: '辅食', en: 'First food' }) },
  ];
  const label = say({ zh: '宝宝现在', en: 'Your baby is' });
  return (
    <>
      <ChoiceField label={label} options={stages} chosen={stage} onChoose={setStage} />
      <ChoicesField
        label={say({ zh: '想看什么', en: 'What you would like to read' })}
        hint={say({ zh: '可以选几个', en: 'Choose as many as you like' })}
        options={subjects}
        chosen={topics}
        onChoose={setTopics}
      />
      <ChoiceField
        label={label}
        problem={say({ zh: '请选一个', en: 'Please choose one' })}
        options={stages}
        chosen={null}
        onChoose={nothing}
      />
    </>
  );
}

function Switches() {
  const { say } = useSpeech();
  const [isOn, setOn] = useState(true);
  const title = say({ zh: '大字版', en: 'Large text' });
  const hint = say({
    zh: '字更大，首页只留常用的',
    en: 'Larger text, and home keeps what you use most',
  });
  return (
    <>
      <SwitchRow title={title} hint={hint} isOn={isOn} onChange={setOn} />
      <SwitchRow title={title} isOn={!isOn} onChange={(on) => setOn(!on)} />
      <SwitchRow title={title} isOn disabled onChange={nothing} />
    </>
  );
}

function Buttons() {
  const { say } = useSpeech();
  const words = say({ zh: '微信一键加入', en: 'Join with WeChat' });
  return (
    <>
      <ActionButton onPress={nothing}>{words}</ActionButton>
      <View className="gallery-line">
        <ActionButton disabled onPress={nothing}>
          {words}
        </ActionButton>
      </View>
    </>
  );
}

function Consents() {
  const accent = useAccent();
  const shown = { accent, version: '2026-06', onToggle: nothing, onRead: nothing };
  return (
    <>
      <Consent agreed={false} {...shown} />
      <Consent agreed {...shown} />
    </>
  );
}
