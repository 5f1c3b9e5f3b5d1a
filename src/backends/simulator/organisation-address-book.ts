/** The enterprise address book of the example organisation, combined from short lists. Its numbers belong to nobody. */
import type { OrganisationInput } from './settings.js';

type Entry = NonNullable<OrganisationInput['addressBook']>[number];

/** Cities, and the beginning of numbers there that are set aside for fiction, followed by so many digits. */
const places = {
  Oakland: ['+151055501', 2],
  Portland: ['+150355501', 2],
  Chicago: ['+131255501', 2],
  Newark: ['+197355501', 2],
  London: ['+442079460', 3],
  Berlin: ['+493023125', 3],
  Hamburg: ['+494066969', 3],
  Paris: ['+33199007', 3],
  Bilbao: ['+349445552', 2],
  Amsterdam: ['+31205550', 3],
  Stockholm: ['+46846500', 2],
  Melbourne: ['+61491575', 3],
} satisfies Record<string, [start: string, digits: number]>;

type Place = keyof typeof places;

const known: Entry[] = [
  { name: 'Northgate Freight dispatch', number: '+12015550114' },
  { name: 'Harrow & Sons, outside counsel', number: '+12015550131' },
  { name: 'Gbemisola Adeyemi-Oluwaseun', number: '+442079460321' },
  { name: 'Beatriz Almeida', number: '+351215550143' },
  { name: 'Piet van den Heuvel', number: '+31205550107' },
];

const couriers = ['Northgate Freight', 'Swiftline Couriers', 'Meridian Pallet Network', 'Kestrel Parcel'];
const depots: Place[] = ['Oakland', 'Chicago', 'Newark', 'London', 'Hamburg', 'Paris', 'Bilbao', 'Melbourne'];

const banks: [name: string, place: Place][] = [
  ['First Harbor Bank', 'Oakland'],
  ['Prairie Mutual Bank', 'Chicago'],
  ['Hudson Card Services', 'Newark'],
  ['Thames & County Bank', 'London'],
  ['Spreebank', 'Berlin'],
  ['Banque du Canal', 'Paris'],
  ['Caja del Nervión', 'Bilbao'],
];
const desks = ['chargebacks', 'merchant services', 'card security'];

const companies: [name: string, place: Place][] = [
  ['Alder & Finch Roasters', 'Oakland'],
  ['Bellweather Coffee Carts', 'Oakland'],
  ['Sideyard Coffee', 'Portland'],
  ['Cascade Burr & Blade', 'Portland'],
  ['Milk & Mortar', 'Chicago'],
  ['Lakeshore Water Filters', 'Chicago'],
  ['Ferrante Espresso Bars', 'Newark'],
  ['Ironbound Boiler Repair', 'Newark'],
  ['Harbour Bean Trading Company', 'London'],
  ['Third Wave Deli', 'London'],
  ['Rösterei Nordlicht', 'Berlin'],
  ['Mühlenwerk Ersatzteile', 'Berlin'],
  ['Kaffeelokal Altona', 'Hamburg'],
  ['Speicherstadt Green Coffee', 'Hamburg'],
  ['Torréfaction Lacroix', 'Paris'],
  ['Atelier Moulu', 'Paris'],
  ['Tostadero Montenegro', 'Bilbao'],
  ['De Wit Branderij', 'Amsterdam'],
  ['Grachten Filter & Zetgoed', 'Amsterdam'],
  ['Fjordkaffe', 'Stockholm'],
  ['Södra Kvarnverken', 'Stockholm'],
  ['Hải Phòng Coffee Melbourne', 'Melbourne'],
  ['Brunswick Lane Espresso', 'Melbourne'],
];
const departments = ['accounts payable', 'purchasing', 'goods in', 'front desk'];

const people: Record<Place, string[]> = {
  Oakland: ['Latoya Simmons', 'Hector Barrientos', 'Grace Yoon', 'Wyatt Lindgren', 'Priscilla Faʻalogo'],
  Portland: ['Juniper Hale', 'Desmond Achebe', 'Carla Winterbourne', 'Nikolai Petrenko'],
  Chicago: ['Bridget Kowalczyk', 'Terrence Malloy', 'Soledad Arriaga', 'Milos Jovanović', 'Denise Fairbanks'],
  Newark: ['Anthony Caruso', 'Ifeoma Adichie-Brandt', 'Rebecca Goldfarb', 'Luis Enrique Peralta'],
  London: ['Amara Whitlock', 'Rhys Pemberton', 'Saoirse Byrne', 'Mohammed Iqbal Chaudhry', 'Felicity Ashdown'],
  Berlin: ['Katharina Obermayer', 'Emre Aydın', 'Friedrich-Wilhelm Brandstätter', 'Lena Hoffmeister'],
  Hamburg: ['Silke Petersen', 'Hauke Jensen', 'Oksana Bondarenko', 'Jörn Detlefsen'],
  Paris: ['Maëlle Garnier', 'Abdoulaye Diallo', 'Bénédicte de La Rochefontaine', 'Hugo Perrin'],
  Bilbao: ['Nerea Ibarretxe', 'Joseba Mendizabal Aguirre', 'Pilar Echevarría', 'Unai Gorostiza'],
  Amsterdam: ['Sanne Kuipers', 'Winston Kartosen', 'Maarten van Oldenbarnevelt', 'Fleur de Graaf'],
  Stockholm: ['Astrid Bergqvist', 'Nils Åkerlund', 'Zeynab Warsame', 'Gösta Lillieström'],
  Melbourne: ['Tahlia Robertson', 'Vikram Subramaniam', 'Eleni Karagiannis'],
};
const roles = ['roastery manager', 'bookkeeper', 'site technician', 'buyer', 'warehouse lead'];

function combine(): Entry[] {
  const book: Entry[] = [...known];
  const given: Partial<Record<Place, number>> = {};
  const add = (name: string, place: Place): void => {
    const nth = given[place] ?? 0;
    given[place] = nth + 1;
    const [start, digits] = places[place];
    // A step without a factor of ten's meets every number of the range once, and does not look counted.
    const rest = (2 + nth * 37) % 10 ** digits;
    book.push({ name, number: start + String(rest).padStart(digits, '0') });
  };

  for (const courier of couriers) for (const depot of depots) add(`${courier}, ${depot} depot`, depot);
  for (const [bank, place] of banks) for (const desk of desks) add(`${bank}, ${desk}`, place);
  for (const [company, place] of companies) {
    for (const department of departments) add(`${company}, ${department}`, place);
  }
  const cities = Object.keys(people) as Place[];
  for (const place of cities) {
    people[place].forEach((name, nth) => add(`${name}, ${roles[(nth + place.length) % roles.length] ?? ''}`, place));
  }
  return book.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export const addressBook: Entry[] = combine();
