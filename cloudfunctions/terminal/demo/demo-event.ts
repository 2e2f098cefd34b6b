import type { Instant } from '@huigan/shared/kernel/time';
import type { DemoPerson } from './people';

/** What happened in the shops, as tills report it. */
export type DemoEvent = {
  readonly at: Instant;
  readonly person: DemoPerson;
  readonly path: '/v1/orders' | '/v1/refunds' | '/v1/benefits:use';
  readonly body: Record<string, unknown>;
};
