import type { MemberId } from '@huigan/shared/kernel/ids';
import type { ExportRows } from '@huigan/shared/privacy/contracts';
import type { Members } from './ports';

type Favourites = {
  readonly of: (member: MemberId) => Promise<{ readonly shops: readonly string[] } | null>;
};

/** By what a member is known, the number masked: the file may travel further than they think. */
export async function exportIdentities(
  { identitiesOf, favourites }: Pick<Members, 'identitiesOf'> & { readonly favourites: Favourites },
  { member, memberNo }: { readonly member: MemberId; readonly memberNo: string },
): Promise<ExportRows> {
  const known = await identitiesOf(member);
  const shops = (await favourites.of(member))?.shops ?? [];
  const rows = [
    [{ zh: '会员号', en: 'Member number' }, memberNo],
    [{ zh: '手机号', en: 'Phone number' }, known?.phone ? masked(known.phone) : null],
    [
      { zh: '微信', en: 'WeChat' },
      known?.isInWechat ? { zh: '已关联', en: 'Linked' } : { zh: '未关联', en: 'Not linked' },
    ],
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

const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
