import type { Organisatie } from '@gezinsbeeld/region'

/** For a demonstration on this machine only; every page says so at its login. */
export const demoPassword = 'gezinsbeeld'

/** Who may log in at an organisation's page. */
export const users = (organisatie: Organisatie): readonly (readonly [name: string, who: string])[] => {
  switch (organisatie) {
    case 'gi-noord':
    case 'gi-zuid':
      return [
        ['jeugdbeschermer', 'Jo Jeugdbeschermer'],
        ['gedragswetenschapper', 'Gé Gedragswetenschapper'],
      ]
    case 'ggz-oost':
    case 'ggz-west':
      return [['behandelaar', 'Bo Behandelaar']]
    case 'veilig-thuis':
      return [['veiligthuis', 'Vé Veiligthuiswerker']]
    case 'rvdk':
      return [['raadsonderzoeker', 'Ra Raadsonderzoeker']]
    case 'gemeente-noorddam':
    case 'gemeente-zuidveen':
      return [['wijkteam', 'Wi Wijkteamlid']]
    case 'opvang-oost':
      return [['woonbegeleider', 'Wo Woonbegeleider']]
    case 'logeerhuis':
      return [['begeleider', 'Be Begeleider']]
  }
}
