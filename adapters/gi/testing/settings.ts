/** The `instellingen` of each feed in the fixtures. */
export const settings = { corv: { eigen: ['Jeugdbescherming Voorbeeld'] } }
