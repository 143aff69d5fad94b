/**
 * Key spaces. A client and somebody in a client's file are two key spaces: Patient/12 and RelatedPerson/12 are two people, and a
 * mother in the files of two children is two RelatedPersons, which the hub links by pseudonym.
 */
export const patientKeySpace = 'patient'
export const relatedPersonKeySpace = 'relatedperson'
