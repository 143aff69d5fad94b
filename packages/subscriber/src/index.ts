export type { Delivery, DeliveryName, Facts } from './delivery'
export { listen, type Noticed } from './listen'
export { type FamilyInList, type Look, type Pictures, pictures } from './pictures'
export { type SubscribeOptions, type Subscription, subscribe } from './subscribe'
