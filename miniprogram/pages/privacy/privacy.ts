import type { MemberApi } from '@huigan/shared/api';
import type { Output } from '@huigan/shared/kernel/contracts';

/** What a member has decided, as the page was told. */
export type Privacy = Output<MemberApi['privacy']['see']>;
export type Purpose = Privacy['purposes'][number];
