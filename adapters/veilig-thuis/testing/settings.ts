/** The `instellingen` of each feed in the fixtures. */
export const settings = {
  corv: {
    eigen: ['Veilig Thuis Voorbeeld'],
    organisaties: { 'Lokaal team Voorbeeldstad': 'gemeente-voorbeeld' },
    contact: { naam: 'Front office', telefoon: '0880 000 000' },
  },
}
