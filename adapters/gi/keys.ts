/** The key space of the GI's persons: what every feed that names a person uses, so that all name the same one. */
export const persoonKeySpace = 'persoon'
