import {
  accountRoom,
  lookupRoutes,
  redemptionRoutes,
} from '@huigan/cloudfunctions/core/account/routes';
import { enrolmentRoutes, membersRoom } from '@huigan/cloudfunctions/core/members/routes';
import { orderRoutes, ordersRoom } from '@huigan/cloudfunctions/core/orders/routes';
import { healthRoom, healthRoutes } from '@huigan/cloudfunctions/core/platform/health';
import type { HttpBatch, HttpRoute } from '@huigan/cloudfunctions/core/platform/http';
import type { Room } from '@huigan/cloudfunctions/core/platform/serve';
import { privacyRoom } from '@huigan/cloudfunctions/core/privacy/routes';
import { profileRoom } from '@huigan/cloudfunctions/core/profile/routes';
import { serviceRoom } from '@huigan/cloudfunctions/core/service/routes';
import { shopsRoom } from '@huigan/cloudfunctions/core/shops/routes';
import type { Contract } from '@huigan/shared/kernel/contracts';

type Shape = Contract[string];
/** One thing that can be asked at one door. */
export type Operation = {
  readonly door: 'intake' | 'chat' | 'member' | 'console';
  /** `POST /v1/orders` or `account.home`. */
  readonly on: string;
  readonly shape: Shape;
  /** Of a batch: the field that holds the rows, and what each of them is. */
  readonly batch: { readonly field: string; readonly each: Operation } | null;
};

// The lists are the product's own. Nothing is called through them, so nothing has to stand behind them.
const nobody = {} as never;

/** Every operation of every door that answers somebody. */
export const operations: readonly Operation[] = [
  ...overHttp('intake', [
    ...orderRoutes(nobody),
    ...enrolmentRoutes(nobody),
    ...lookupRoutes(nobody),
    ...redemptionRoutes(nobody),
  ]),
  ...overHttp('chat', healthRoutes),
  ...inRooms('member', {
    members: membersRoom(nobody),
    account: accountRoom(nobody),
    profile: profileRoom(nobody),
    privacy: privacyRoom(nobody),
    orders: ordersRoom(nobody),
    service: serviceRoom(nobody),
    shops: shopsRoom(nobody),
  }),
  ...inRooms('console', { platform: healthRoom }),
];

export const operationOn = (door: string, on: string): Operation | undefined =>
  operations.find((each) => each.door === door && each.on === on);

function overHttp(
  door: 'intake' | 'chat',
  routes: readonly (HttpRoute | HttpBatch)[],
): readonly Operation[] {
  return routes.map((route) => ({
    door,
    on: route.on,
    shape: route.operation,
    batch:
      'rows' in route
        ? {
            field: route.rows,
            each: { door, on: route.each.on, shape: route.each.operation, batch: null },
          }
        : null,
  }));
}

function inRooms(
  door: 'member' | 'console',
  rooms: Readonly<Record<string, Room>>,
): readonly Operation[] {
  return Object.entries(rooms).flatMap(([context, { contract }]) =>
    Object.entries(contract).map(([name, shape]) => ({
      door,
      on: `${context}.${name}`,
      shape,
      batch: null,
    })),
  );
}

/** What the doors themselves put together, by the names in their sources: a new room is not forgotten. */
export const ROOMS_HERE = {
  intake: ['enrolmentRoutes', 'lookupRoutes', 'orderRoutes', 'redemptionRoutes'],
  chat: ['healthRoutes'],
  member: [
    'accountRoom',
    'membersRoom',
    'ordersRoom',
    'privacyRoom',
    'profileRoom',
    'serviceRoom',
    'shopsRoom',
  ],
  console: ['healthRoom'],
  jobs: [],
} as const;
