/** The `instellingen` of each feed in the fixtures. */
export const settings = {
  corv: {
    eigen: ['Raad voor de Kinderbescherming'],
    organisaties: {
      'Gemeente Voorbeeldstad': 'gemeente-voorbeeld',
      'Jeugdbescherming Voorbeeld': 'gi-voorbeeld',
    },
    uitvoerders: ['gi-voorbeeld'],
  },
}
