import { dayOf, type UtcOffset } from '@huigan/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { dayWords, onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { DateField } from '../../parts/form/date-field';
import { SwitchRow } from '../../parts/form/switch-row';
import './birthday-field.scss';
import type { Draft } from './draft';
import type { Profile } from './use-profile';

const CHINA = 480 as UtcOffset;

/** The day gifts hang on; the year only where they want to say it. */
export function BirthdayField({
  profile,
  draft,
  change,
}: {
  profile: Profile;
  draft: Draft;
  change: (some: Partial<Draft>) => void;
}) {
  const { say } = useSpeech();
  const { birthdayFreeFrom, now } = profile;
  const { day, withYear } = draft;
  const shown = day === null ? words.profile.pickDay : dayWords(day, withYear);
  const hint =
    birthdayFreeFrom === null
      ? words.profile.birthdayHint
      : words.profile.birthdayFixed({ day: onDay(birthdayFreeFrom, now) });
  return (
    <>
      <DateField
        label={say(words.profile.birthday)}
        hint={say(hint)}
        value={day}
        shown={say(shown)}
        first="1900-01-01"
        last={dayOf(now, CHINA)}
        onChange={(picked) => change({ day: picked })}
      />
      {day !== null && (
        <>
          <SwitchRow
            title={say(words.profile.withYear)}
            hint={say(words.profile.withYearHint)}
            isOn={withYear}
            onChange={(isOn) => change({ withYear: isOn })}
          />
          <View
            className="birthday__remove"
            hoverClass="pressed"
            ariaRole="button"
            onClick={() => change({ day: null, withYear: false })}
          >
            <Text>{say(words.profile.removeBirthday)}</Text>
          </View>
        </>
      )}
    </>
  );
}
