import type { Rule } from './rule'
import { schemaBounds, schemaRequired } from './rules/bounds'
import { bsn } from './rules/bsn'
import { description } from './rules/descriptions'
import { exampleHeaders, examplePayload, parameterValue, schemaExample } from './rules/examples'
import { schemaFormat, schemaKeyword, schemaPattern, schemaType } from './rules/keywords'
import { channelEvent, eventType, naming } from './rules/names'
import { doelbinding, grondslag, stroom } from './rules/purpose'
import { natsOverlap, natsSubject } from './rules/subjects'

/** Every rule of ours, in the order of the table in the README. */
export const rules: readonly Rule[] = [
  natsSubject,
  natsOverlap,
  parameterValue,
  examplePayload,
  exampleHeaders,
  schemaExample,
  schemaKeyword,
  schemaType,
  schemaFormat,
  schemaPattern,
  schemaBounds,
  schemaRequired,
  description,
  bsn,
  doelbinding,
  grondslag,
  stroom,
  naming,
  eventType,
  channelEvent,
]
