import type { MemberId } from '@huigan/shared/kernel/ids';
import type { ExportRows } from '@huigan/shared/privacy/contracts';
import type { Members } from './ports';

/** By what a member is known, the number masked: the file may travel further than they think. */
export async function exportIdentities(
  { identitiesOf }: Pick<Members, 'identitiesOf'>,
  { member, memberNo }: { readonly member: MemberId; readonly memberNo: string },
): Promise<ExportRows> {
  const known = await identitiesOf(member);
  const rows = [
    [{ zh: '会员号', en: 'Member number' }, memberNo],
    [{ zh: '手机号', en: 'Phone number' }, known?.phone ? masked(known.phone) : null],
    [
      { zh: '微信', en: 'WeChat' },
      known?.isInWechat ? { zh: '已关联', en: 'Linked' } : { zh: '未关联', en: 'Not linked' },
    ],
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
