export { type FamilyInList, type Look, type Pictures, pictures } from './pictures'
export { type Delivery, subscribe } from './subscribe'
