import type { MemberId } from '@huigan/shared/kernel/ids';
import { type Instant, minuteOf, type UtcOffset } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import type { ExportRows } from '@huigan/shared/privacy/contracts';
import type { Rulebook } from '@huigan/shared/program/preview';
import type { Family, Links, Members } from './ports';

type Favourites = {
  readonly of: (member: MemberId) => Promise<{ readonly shops: readonly string[] } | null>;
};

type Deps = Pick<Members, 'identitiesOf'> &
  Pick<Links, 'holdersOf'> & {
    readonly clock: { readonly now: () => Instant };
    readonly rules: { readonly rulebook: () => Promise<Rulebook> };
    readonly favourites: Favourites;
  };

/**
 * By what a member is known, the number masked: the file may travel further than they think; and who of the
 * family shares the membership.
 */
export async function exportIdentities(
  { identitiesOf, holdersOf, clock, rules, favourites }: Deps,
  { member, memberNo }: { readonly member: MemberId; readonly memberNo: string },
): Promise<ExportRows> {
  const known = await identitiesOf(member);
  const shops = (await favourites.of(member))?.shops ?? [];
  const offset = (await rules.rulebook()).at(clock.now())?.offset;
  if (offset === undefined) throw new Error('no program is in force: publish one first');
  const rows = [
    [{ zh: '会员号', en: 'Member number' }, memberNo],
    [{ zh: '手机号', en: 'Phone number' }, known?.phone ? masked(known.phone) : null],
    [
      { zh: '微信', en: 'WeChat' },
      known?.isInWechat ? { zh: '已关联', en: 'Linked' } : { zh: '未关联', en: 'Not linked' },
    ],
    ...(await holdersOf(member)).flatMap(({ family }) =>
      family ? [[{ zh: '家人', en: 'Family' }, sharingSince(family, offset)]] : [],
    ),
    ...shops.map((shop) => [{ zh: '收藏的门店', en: 'Favourite shop' }, shop]),
  ];
  return {
    columns: [
      { id: 'field', words: { zh: '项目', en: 'Field' } },
      { id: 'value', words: { zh: '内容', en: 'Value' } },
    ],
    rows,
    next: null,
  };
}

function sharingSince({ called, since, policyVersion }: Family, offset: UtcOffset): Words {
  const at = minuteOf(since, offset);
  return {
    zh: `${called}：${at} 加入，同意隐私政策 ${policyVersion}`,
    en: `${called}: came in ${at}, agreed to policy ${policyVersion}`,
  };
}

const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
